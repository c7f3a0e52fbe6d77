package dev.slipway.catalog.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.catalog.apt.Relation.Alternative;
import dev.slipway.yaml.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinaryPackageTest {

    @Test
    void readsItsParagraph() {
        var control = Paragraph.parse("x", """
                Package: libc-bin
                Source: glibc (2.41-12)
                Version: 2.41-12+b1
                Architecture: amd64
                Depends: libc6 (>> 2.41), a | b
                Pre-Depends: dpkg
                Provides: libc-tools (= 2), other
                """);
        assertThat(BinaryPackage.of("x", control))
                .isEqualTo(new BinaryPackage(
                        "libc-bin",
                        new DebianVersion(0, "2.41", "12+b1"),
                        "amd64",
                        "glibc",
                        List.of(
                                new Relation(List.of(new Alternative("dpkg", ""))),
                                new Relation(List.of(new Alternative("libc6", ">> 2.41"))),
                                new Relation(List.of(new Alternative("a", ""), new Alternative("b", "")))),
                        List.of("libc-tools", "other"),
                        control));
    }

    @Test
    void isItsOwnSourceUnlessItSaysOtherwise() {
        var control = Paragraph.parse("x", "Package: a\nVersion: 1\nArchitecture: all\n");
        assertThat(BinaryPackage.of("x", control).source()).isEqualTo("a");
    }

    @Test
    void saysWhatIsWrong() {
        assertFault("Version: 1\nArchitecture: all\n", "x: the field 'Package' is missing");
        assertFault("Package: a\nArchitecture: all\n", "x: the field 'Version' is missing");
        assertFault("Package: a\nVersion: 1\n", "x: the field 'Architecture' is missing");
        assertFault(
                "Package: a\nVersion: 1_2\nArchitecture: all\n",
                "x: version '1_2' is no Debian version; expected [epoch:]upstream[-revision]");
        assertFault(
                "Package: a\nVersion: 1\nArchitecture: all\nDepends: b c\n",
                "x: 'b c' is no relation to a package; expected NAME[:ARCHITECTURE] [(OPERATOR VERSION)]");
    }

    @Test
    void relationsNameAlternatives() {
        assertThat(Relation.parse(
                        "a | b (>= 1), c:any [amd64],\n d(=2) <!nocheck> , , e:i386 (<< 3) [!armhf linux-any]"))
                .containsExactly(
                        new Relation(List.of(new Alternative("a", ""), new Alternative("b", ">= 1"))),
                        new Relation(List.of(new Alternative("c", ""))),
                        new Relation(List.of(new Alternative("d", "=2"))),
                        new Relation(List.of(new Alternative("e", "<< 3"))));
        assertThat(Relation.parse("  ")).isEmpty();
        assertThat(new Relation(List.of(new Alternative("a", ""), new Alternative("b", "= 1"))).names())
                .containsExactly("a", "b");
    }

    private static void assertFault(String control, String message) {
        assertThatThrownBy(() -> BinaryPackage.of("x", Paragraph.parse("x", control)))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
