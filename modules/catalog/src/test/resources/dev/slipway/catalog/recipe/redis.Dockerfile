FROM slipway/debian:trixie
RUN --mount=type=cache,id=apt-archives-test-debian,target=/var/cache/apt \
    --mount=type=cache,id=apt-lists-test-debian,target=/var/lib/apt/lists \
    --mount=type=secret,id=apt-install,target=/var/cache/apt/install \
    export DEBIAN_FRONTEND=noninteractive packages='redis-server redis-tools=5:8.0.2-3' \
 && if [ -s /var/cache/apt/install ]; then sh /var/cache/apt/install $packages; \
    else flock /var/cache/apt sh -ec "apt-get update && apt-get install --yes --no-install-recommends $packages"; fi \
 && rm -rf /var/log/apt /var/log/dpkg.log /var/log/alternatives.log /var/cache/ldconfig/aux-cache /var/cache/debconf/*-old /var/lib/dpkg/*-old
COPY --chown=redis:redis ["entrypoint.sh", "/entrypoint.sh"]
RUN chmod 0755 /entrypoint.sh
COPY ["conf", "/etc/redis/conf d/"]
RUN mkdir -p /var/lib/redis && chown redis:redis /var/lib/redis
RUN echo a && echo b
RUN mkdir -p /usr/lib/slipway/packaged \
 && mkdir -p /etc/redis /usr/lib/slipway/packaged/etc/redis \
 && touch /etc/redis/redis.conf \
 && chown redis:redis /etc/redis/redis.conf \
 && chmod 0640 /etc/redis/redis.conf \
 && cp -p /etc/redis/redis.conf /usr/lib/slipway/packaged/etc/redis/redis.conf \
 && chown redis:redis /etc/redis \
 && mkdir -p '/etc/redis/it'\''s new' '/usr/lib/slipway/packaged/etc/redis/it'\''s new' \
 && touch '/etc/redis/it'\''s new/more.ini' \
 && cp -p '/etc/redis/it'\''s new/more.ini' '/usr/lib/slipway/packaged/etc/redis/it'\''s new/more.ini' \
 && chown redis:redis '/etc/redis/it'\''s new' \
 && chown redis:redis '/usr/lib/slipway/packaged/etc/redis/it'\''s new/more.ini' \
 && mkdir -p /etc/redis /usr/lib/slipway/packaged/etc/redis \
 && touch /etc/redis/motd \
 && cp -p /etc/redis/motd /usr/lib/slipway/packaged/etc/redis/motd \
 && chown redis:redis /etc/redis \
 && chown redis:redis /usr/lib/slipway/packaged/etc/redis/motd \
 && printf '%s\n' \
      'welcome' \
      '' \
      '	on ${REDIS_PORT} it'\''s \n' \
    > /usr/lib/slipway/packaged/etc/redis/motd \
 && printf '%s\n' \
      'variable	REDIS_PORT	optional	TCP port to listen on' \
      'secret	REDIS_PASSWORD' \
      'variable	REDIS_PASSWORD	required	password that clients must give' \
      'variable	REDIS_MAXMEMORY	optional	' \
      'file	/etc/redis/redis.conf	properties	 ' \
      'set		port	${REDIS_PORT}' \
      'set		requirepass	"${REDIS_PASSWORD}"' \
      'set		maxmemory	${REDIS_MAXMEMORY:-256mb}' \
      'set		logfile	"it'\''s"' \
      'file	/etc/redis/it'\''s new/more.ini	ini	 = ' \
      'set	DEFAULT	my_ip	$${x} $5' \
      'file	/etc/redis/motd	template	' \
    > /usr/lib/slipway/settings \
 && printf '%s\n' \
      '# Writes configuration files from the environment: reads the settings of the image,' \
      '# takes each file as it was packaged, sets its keys and writes FILE.new beside it.' \
      'BEGIN { FS = "\t"; prefix = ARGV[1]; ARGV[1] = ARGV[2]; ARGC = 2 }' \
      '$1 == "variable" { check($2, $3, $4) }' \
      '$1 == "file" { files++; path[files] = $2; format[files] = $3; separator[files] = $4; sections[files] = 0 }' \
      '$1 == "set" { add(files, $2, $3, $4) }' \
      'END {' \
      '  if (!refused && missing != "") refuse("required variables are not set:" missing)' \
      '  for (f = 1; f <= files; f++) write(f)' \
      '}' \
      'function refuse(why) {' \
      '  print "slipway: cannot start: " why > "/dev/stderr"' \
      '  refused = 1' \
      '  files = 0' \
      '  exit 78' \
      '}' \
      'function check(name, kind, description) {' \
      '  if (refused) return' \
      '  if (kind == "required" && ENVIRON[name] == "") missing = missing "\n  " name "  " description' \
      '  if (index(ENVIRON[name], "\n")) refuse("the value of " name " contains a line break")' \
      '}' \
      'function fill(text, result, end, inside, cut, value) {' \
      '  unset = 0' \
      '  result = ""' \
      '  while ((cut = index(text, "$")) > 0) {' \
      '    result = result substr(text, 1, cut - 1)' \
      '    text = substr(text, cut)' \
      '    end = substr(text, 2, 1) == "{" ? index(text, "}") : 0' \
      '    if (substr(text, 2, 1) == "$") {' \
      '      result = result "$"' \
      '      text = substr(text, 3)' \
      '    } else if (end) {' \
      '      inside = substr(text, 3, end - 3)' \
      '      text = substr(text, end + 1)' \
      '      cut = index(inside, ":-")' \
      '      value = ENVIRON[cut ? substr(inside, 1, cut - 1) : inside]' \
      '      if (value == "" && cut) value = substr(inside, cut + 2)' \
      '      else if (value == "") unset = 1' \
      '      result = result value' \
      '    } else {' \
      '      result = result "$"' \
      '      text = substr(text, 2)' \
      '    }' \
      '  }' \
      '  return result text' \
      '}' \
      'function add(f, section, key, template, value) {' \
      '  value = fill(template)' \
      '  if (unset) return' \
      '  if (!((f, section) in left)) {' \
      '    sections[f]++' \
      '    name[f, sections[f]] = section' \
      '    left[f, section] = 0' \
      '  }' \
      '  if (!((f, section, key) in wished)) {' \
      '    left[f, section]++' \
      '    keys[f, section, left[f, section]] = key' \
      '  }' \
      '  wished[f, section, key] = value' \
      '}' \
      'function strip(text) {' \
      '  sub(/^[ \t\r]+/, "", text)' \
      '  sub(/[ \t\r]+$/, "", text)' \
      '  return text' \
      '}' \
      'function keep(line) {' \
      '  printf "%s", blanks > out' \
      '  blanks = ""' \
      '  print line > out' \
      '  last = line' \
      '}' \
      'function place(f, section, line, key) {' \
      '  if (strip(line) == "") { replaced = 0; blanks = blanks line "\n"; return }' \
      '  if (replaced && line ~ /^[ \t]/) return' \
      '  key = format[f] == "ini" ? ini_key(line) : property_key(line, strip(separator[f]))' \
      '  replaced = key != "" && (f, section, key) in wished' \
      '  if (!replaced) { keep(line); return }' \
      '  if ((f, section, key) in placed) return' \
      '  placed[f, section, key] = 1' \
      '  keep(key separator[f] wished[f, section, key])' \
      '}' \
      'function end_section(f, section, i, key) {' \
      '  if (!((f, section) in ended))' \
      '    for (i = 1; i <= left[f, section]; i++) {' \
      '      key = keys[f, section, i]' \
      '      if (!((f, section, key) in placed)) { last = key separator[f] wished[f, section, key]; print last > out }' \
      '      placed[f, section, key] = 1' \
      '    }' \
      '  ended[f, section] = 1' \
      '  if (blanks != "") { printf "%s", blanks > out; last = "" }' \
      '  blanks = ""' \
      '  replaced = 0' \
      '}' \
      'function ini_key(line, end) {' \
      '  if (line ~ /^[#; \t]/) return ""' \
      '  end = match(line, /[=:]/)' \
      '  return end ? strip(substr(line, 1, end - 1)) : ""' \
      '}' \
      'function property_key(line, mark, end) {' \
      '  line = strip(line)' \
      '  if (line ~ /^[#!]/) return ""' \
      '  end = mark == "" ? match(line, /[ \t]/) : index(line, mark)' \
      '  return end ? strip(substr(line, 1, end - 1)) : ""' \
      '}' \
      'function write(f, packaged, line, text, section, i) {' \
      '  packaged = prefix path[f]' \
      '  out = path[f] ".new"' \
      '  printf "" > out' \
      '  section = blanks = last = ""' \
      '  replaced = 0' \
      '  while ((getline line < packaged) > 0) {' \
      '    text = strip(line)' \
      '    if (format[f] == "template") {' \
      '      text = fill(line)' \
      '      if (!unset) print text > out' \
      '    } else if (format[f] == "ini" && text ~ /^\[.*\]$/) {' \
      '      end_section(f, section)' \
      '      section = substr(text, 2, length(text) - 2)' \
      '      keep(line)' \
      '    } else place(f, section, line)' \
      '  }' \
      '  if (format[f] != "template") {' \
      '    end_section(f, section)' \
      '    for (i = 1; i <= sections[f]; i++) {' \
      '      section = name[f, i]' \
      '      if ((f, section) in ended) continue' \
      '      if (strip(last) != "") print "" > out' \
      '      print "[" section "]" > out' \
      '      end_section(f, section)' \
      '    }' \
      '  }' \
      '  close(packaged)' \
      '  close(out)' \
      '}' \
    > /usr/lib/slipway/configure.awk \
 && printf '%s\n' \
      '#!/bin/sh' \
      '# Writes the configuration of this image from the environment, then becomes the command.' \
      '# The names of its own variables are not those of anybody'\''s environment.' \
      'set -eu' \
      '_home=/usr/lib/slipway' \
      '_tab=$(printf '\''\t'\'')' \
      'each() { while IFS=$_tab read -r _kind _name _rest; do "$1" "$_kind" "$_name"; done < $_home/settings; }' \
      'prepare() {' \
      '  if [ "$1" = file ]; then cp -p "$_home/packaged$2" "$2.new"; fi' \
      '  if [ "$1" = secret ]; then' \
      '    eval "_value=\${$2:-} _file=\${${2}_FILE:-}"' \
      '    if [ -z "$_value" ] && [ -n "$_file" ]; then _value=$(cat "$_file") || exit 78; export "$2=$_value"; fi' \
      '  fi' \
      '}' \
      'replace() { if [ "$1" = file ]; then mv -f "$2.new" "$2"; fi; }' \
      'each prepare' \
      'awk -f $_home/configure.awk $_home/packaged $_home/settings' \
      'each replace' \
      'unset _home _tab _kind _name _rest _value _file' \
      'exec "$@"' \
    > /usr/lib/slipway/start \
 && chmod 755 /usr/lib/slipway/start
ENV REDIS_PORT="6379"
EXPOSE 6379
EXPOSE 26379/tcp
VOLUME ["/var/lib/redis", "/x"]
HEALTHCHECK --interval=10000ms --timeout=300ms --start-period=90000ms --retries=3 CMD redis-cli -p "$REDIS_PORT" ping
STOPSIGNAL SIGTERM
USER redis:redis
ENTRYPOINT ["/usr/lib/slipway/start", "/entrypoint.sh"]
CMD ["redis-server", "/etc/redis/redis.conf"]
LABEL "net.juniper.contrail"="common"
LABEL "net.juniper.node"="compute"
