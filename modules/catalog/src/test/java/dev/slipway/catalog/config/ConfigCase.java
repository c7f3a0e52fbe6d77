package dev.slipway.catalog.config;

import dev.slipway.catalog.config.ConfigFile.Access;
import dev.slipway.catalog.config.ConfigFile.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A configuration file, what a package brought and what a container shall make of it.
 *
 * @param packaged the text of the package
 * @param expected the text at the start of a container with {@link #ENVIRONMENT}
 */
public record ConfigCase(String name, ConfigFile file, String packaged, String expected) {
    /** The variables that are set in all cases. */
    public static final Map<String, String> ENVIRONMENT = Map.of(
            "HOST_IP", "10.0.0.1",
            "PASSWORD", "p&s\\1$w\"o'rd=#;%d %s $$ ${HOST_IP} `x`",
            "UNICODE", "Schlüssel – 鍵",
            "NUMBER", "0010.50",
            "EMPTY", "",
            "BLANKS", " a  b ");

    private static final String NOVA = """
        # packaged by Debian
        [DEFAULT]
        debug=False
        #my_ip = 127.0.0.1
        my_ip: 127.0.0.1
        [database]
        connection = sqlite:////var/lib/nova/nova.sqlite

        [glance]

        """;

    @Override
    public String toString() {
        return name;
    }

    /** All cases of the table. */
    public static List<ConfigCase> all() {
        var cases = new ArrayList<ConfigCase>();
        cases.addAll(ini());
        cases.addAll(sections());
        cases.addAll(properties());
        cases.addAll(templates());
        cases.addAll(values());
        return cases;
    }

    private static List<ConfigCase> ini() {
        return List.of(
                ini(
                        "keys are replaced where they stand, added at the end of their section, sections at the end",
                        NOVA,
                        """
                    # packaged by Debian
                    [DEFAULT]
                    debug=False
                    #my_ip = 127.0.0.1
                    my_ip = 10.0.0.1
                    rpc_backend = rabbit
                    [database]
                    connection = mysql://nova@10.0.0.1/nova

                    [glance]
                    host = 10.0.0.1

                    [oslo_concurrency]
                    lock_path = /var/lib/nova/tmp
                    """,
                        """
                    DEFAULT|my_ip|${HOST_IP}
                    DEFAULT|rpc_backend|rabbit
                    DEFAULT|transport|${NONE}
                    database|connection|mysql://nova@${HOST_IP}/nova
                    glance|host|${HOST_IP}
                    rabbit|host|${NONE}
                    oslo_concurrency|lock_path|/var/lib/nova/tmp
                    """),
                ini("nothing packaged", "", "[a]\nx = 1\n\n[b]\ny = 2\n", "a|x|1\nb|y|2\n"),
                ini("nothing to set", NOVA, NOVA, "DEFAULT|my_ip|${NONE}\n"),
                ini(
                        "keys before any section",
                        "# x\nold=1\n\n[a]\nb=2\n",
                        "# x\nold = 3\nnew = 4\n\n[a]\nb=2\n",
                        "|old|3\n|new|4\n"),
                ini(
                        "commented keys are no keys",
                        "[a]\n#x=1\n;x=2\n # x=3\n",
                        "[a]\n#x=1\n;x=2\n # x=3\nx = 4\n",
                        "a|x|4\n"),
                ini("indented keys are no keys", "[a]\n  x=1\n", "[a]\n  x=1\nx = 2\n", "a|x|2\n"),
                ini(
                        "keys are as they are written",
                        "[a]\nX=1\nx y = 2\n",
                        "[a]\nX=1\nx y = 3\nx = 4\n",
                        "a|x y|3\na|x|4\n"),
                ini("repeated keys become one", "[a]\nx=1\ny=2\nx=3\n", "[a]\nx = 4\ny=2\n", "a|x|4\n"),
                ini("the last wish counts", "[a]\nx=1\n", "[a]\nx = 3\n", "a|x|2\na|x|3\na|x|${NONE}\n"),
                ini(
                        "continuation lines go with their key",
                        "[a]\nx=1\n  2\n\t3\ny=4\n  5\n",
                        "[a]\nx = 6\ny=4\n  5\n",
                        "a|x|6\n"),
                ini("a blank line ends a continuation", "[a]\nx=1\n\n  2\n", "[a]\nx = 6\n\n  2\n", "a|x|6\n"),
                ini("the first of = and : ends the key", "[a]\nx:=1\ny=:2\n", "[a]\nx = 3\ny = 4\n", "a|x|3\na|y|4\n"),
                ini("lines without separator stay", "[a]\nx\n=1\n", "[a]\nx\n=1\nx = 2\n", "a|x|2\n"),
                ini("no line feed at the end", "[a]\nx=1", "[a]\nx=1\ny = 2\n", "a|y|2\n"));
    }

    private static List<ConfigCase> sections() {
        return List.of(
                ini(
                        "repeated sections",
                        "[a]\nx=1\n[b]\n[a]\nx=2\ny=3\n",
                        "[a]\nx = 4\ny = 5\nz = 6\n[b]\n[a]\n",
                        "a|x|4\na|y|5\na|z|6\n"),
                ini("indented headers", "  [a]  \nx=1\n", "  [a]  \nx = 2\n", "a|x|2\n"),
                ini("an empty header", "x=1\n[]\nx=2\n", "x = 3\n[]\n", "|x|3\n"),
                ini("what is no header", "[a\nx=1\n[b] # c\n", "[a\nx=1\n[b] # c\n\n[a]\nx = 2\n", "a|x|2\n"),
                ini(
                        "blank lines at a section's end stay there",
                        "[a]\nx=1\n\n \n\t\n[b]\n\n\n",
                        "[a]\nx=1\ny = 2\n\n \n\t\n[b]\nz = 3\n\n\n",
                        "a|y|2\nb|z|3\n"),
                ini("only blank lines", "\n\n", "\n\n[a]\nx = 1\n", "a|x|1\n"),
                ini(
                        "carriage returns belong to their line",
                        "[a]\r\nx=1\r\ny=2\r\n\r\n[b]\r\n",
                        "[a]\r\nx = 3\ny=2\r\nz = 4\n\r\n[b]\r\n",
                        "a|x|3\na|z|4\n"),
                ini(
                        "other blanks are letters",
                        "[a]\n\u2003x=1\n\f\n\u00a0\nx\u00a0=2\n",
                        "[a]\n\u2003x=1\n\f\n\u00a0\nx\u00a0=2\nx = 3\n",
                        "a|x|3\n"));
    }

    private static List<ConfigCase> properties() {
        return List.of(
                properties(
                        "redis",
                        " ",
                        """
                    # port 1
                    bind 127.0.0.1 -::1
                    port 6379

                    save 900 1
                    save 300 10
                    """,
                        """
                    # port 1
                    bind 10.0.0.1
                    port 0010.50

                    save ""
                    requirepass "x"
                    """,
                        "bind|${HOST_IP}\nport|${NUMBER}\nsave|\"\"\nrequirepass|\"x\"\nmaxmemory|${NONE}\n"),
                properties(
                        "equals",
                        "=",
                        "a=1\n b = 2\nc:3\n#d=4\n!d=5\ne\n",
                        "a=6\nc:3\n#d=4\n!d=5\ne\nc=8\nd=9\ne=0\n",
                        "a|6\nc|8\nd|9\ne|0\n"),
                properties("equals with blanks", " = ", "a=1\nb = 2\n", "a = 3\nb = 4\n", "a|3\nb|4\n"),
                properties("colon", ": ", "a: 1\nb:2\nc=3\n", "a: 4\nb: 5\nc=3\nc: 6\n", "a|4\nb|5\nc|6\n"),
                properties("blank", " ", "a\t1\nb   2\nc\n", "a 3\nb 4\nc\nc 5\n", "a|3\nb|4\nc|5\n"),
                properties("longer marks", " := ", "a := 1\nb=2\n", "a := 3\nb=2\nb := 4\n", "a|3\nb|4\n"),
                properties("a bracket is no section", "=", "[a]\nx=1\n[b]\nx=2\n", "[a]\nx=3\n[b]\n", "x|3\n"),
                properties("indented keys", "=", "x=1\n\n  y = 2\n", "x=1\n\ny=3\n", "y|3\n"),
                properties("blank lines at the end", "=", "x=1\n\n\n", "x=1\ny=2\n\n\n", "y|2\n"),
                properties("carriage returns", " ", "a 1\r\nb\r\n\r\n", "a 2\nb\r\nb 3\n\r\n", "a|2\nb|3\n"),
                properties("nothing packaged", "=", "", "x=1\n", "x|1\n"),
                properties("nothing at all", "=", "", "", "x|${NONE}\n"));
    }

    private static List<ConfigCase> templates() {
        return List.of(
                template("lines with unset variables are left out", """
                    frontend web
                      bind :${NUMBER}
                      password ${NONE}
                    \tserver ${HOST_IP}:${NONE:-80}  \s

                    # $$ $x ${EMPTY} is gone
                    # $$ $x is not
                    """, """
                    frontend web
                      bind :0010.50
                    \tserver 10.0.0.1:80  \s

                    # $ $x is not
                    """),
                template("nothing is left", "${NONE}\n${EMPTY}\n", ""));
    }

    private static List<ConfigCase> values() {
        return List.of(
                ini(
                        "values are taken as they are",
                        "[a]\npassword=\n",
                        "[a]\npassword = p&s\\1$w\"o'rd=#;%d %s $$ ${HOST_IP} `x`\nname = Schlüssel – 鍵\nnumber = 0010.50\nblanks =  a  b \n",
                        "a|password|${PASSWORD}\na|name|${UNICODE}\na|number|${NUMBER}\na|blanks|${BLANKS}\n"),
                ini(
                        "texts are taken as they are",
                        "[a]\n",
                        "[a]\nx = $5 ${HOST_IP} & \\1 \\n \"q\" 'r' a=b\ny = \n",
                        "a|x|$5 $${HOST_IP} & \\1 \\n \"q\" 'r' a=b\na|y|${NONE:-}\n"),
                ini(
                        "defaults",
                        "",
                        "[a]\nx = a b\ny = \nz = 10.0.0.1\nv = ${ x}\nw = b:-c\n",
                        "a|x|${NONE:-a b}\na|y|${EMPTY:-}\na|z|${HOST_IP:-q}\na|v|$${ x}\na|w|${NONE:-b:-c}\na|u|${EMPTY}\n"),
                properties(
                        "equals in values",
                        "=",
                        "url=a?b=c\n",
                        "url=http://10.0.0.1/?a=b&c=d\n",
                        "url|http://${HOST_IP}/?a=b&c=d\n"));
    }

    private static ConfigCase ini(String name, String packaged, String expected, String settings) {
        return new ConfigCase(name, new ConfigFile.Ini("/etc/a/a.conf", anyone(), parse(settings)), packaged, expected);
    }

    private static ConfigCase properties(
            String name, String separator, String packaged, String expected, String settings) {
        var file = new ConfigFile.Properties(
                "/etc/a/a.conf", anyone(), separator, parse(settings.replaceAll("(?m)^(?=.)", "|")));
        return new ConfigCase(name, file, packaged, expected);
    }

    /** A template is itself what stands in the packaged file's place. */
    private static ConfigCase template(String name, String template, String expected) {
        var lines = template.lines().map(Template::new).toList();
        return new ConfigCase(name, new ConfigFile.Whole("/etc/a/a.conf", anyone(), lines), template, expected);
    }

    private static Access anyone() {
        return new Access(null, null);
    }

    /** Settings as lines of the form {@code section|key|value}. */
    private static List<Setting> parse(String settings) {
        return settings.lines()
                .map(line -> line.split("\\|", 3))
                .map(part -> new Setting(part[0], part[1], new Template(part[2])))
                .toList();
    }
}
