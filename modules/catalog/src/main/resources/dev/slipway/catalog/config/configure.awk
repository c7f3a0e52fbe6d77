# Writes configuration files from the environment: reads the settings of the image,
# takes each file as it was packaged, sets its keys and writes FILE.new beside it.
BEGIN { FS = "\t"; prefix = ARGV[1]; ARGV[1] = ARGV[2]; ARGC = 2 }
$1 == "variable" { check($2, $3, $4) }
$1 == "file" { files++; path[files] = $2; format[files] = $3; separator[files] = $4; sections[files] = 0 }
$1 == "set" { add(files, $2, $3, $4) }
END {
  if (!refused && missing != "") refuse("required variables are not set:" missing)
  for (f = 1; f <= files; f++) write(f)
}
function refuse(why) {
  print "slipway: cannot start: " why > "/dev/stderr"
  refused = 1
  files = 0
  exit 78
}
function check(name, kind, description) {
  if (refused) return
  if (kind == "required" && ENVIRON[name] == "") missing = missing "\n  " name "  " description
  if (index(ENVIRON[name], "\n")) refuse("the value of " name " contains a line break")
}
function fill(text, result, end, inside, cut, value) {
  unset = 0
  result = ""
  while ((cut = index(text, "$")) > 0) {
    result = result substr(text, 1, cut - 1)
    text = substr(text, cut)
    end = substr(text, 2, 1) == "{" ? index(text, "}") : 0
    if (substr(text, 2, 1) == "$") {
      result = result "$"
      text = substr(text, 3)
    } else if (end) {
      inside = substr(text, 3, end - 3)
      text = substr(text, end + 1)
      cut = index(inside, ":-")
      value = ENVIRON[cut ? substr(inside, 1, cut - 1) : inside]
      if (value == "" && cut) value = substr(inside, cut + 2)
      else if (value == "") unset = 1
      result = result value
    } else {
      result = result "$"
      text = substr(text, 2)
    }
  }
  return result text
}
function add(f, section, key, template, value) {
  value = fill(template)
  if (unset) return
  if (!((f, section) in left)) {
    sections[f]++
    name[f, sections[f]] = section
    left[f, section] = 0
  }
  if (!((f, section, key) in wished)) {
    left[f, section]++
    keys[f, section, left[f, section]] = key
  }
  wished[f, section, key] = value
}
function strip(text) {
  sub(/^[ \t\r]+/, "", text)
  sub(/[ \t\r]+$/, "", text)
  return text
}
function keep(line) {
  printf "%s", blanks > out
  blanks = ""
  print line > out
  last = line
}
function place(f, section, line, key) {
  if (strip(line) == "") { replaced = 0; blanks = blanks line "\n"; return }
  if (replaced && line ~ /^[ \t]/) return
  key = format[f] == "ini" ? ini_key(line) : property_key(line, strip(separator[f]))
  replaced = key != "" && (f, section, key) in wished
  if (!replaced) { keep(line); return }
  if ((f, section, key) in placed) return
  placed[f, section, key] = 1
  keep(key separator[f] wished[f, section, key])
}
function end_section(f, section, i, key) {
  if (!((f, section) in ended))
    for (i = 1; i <= left[f, section]; i++) {
      key = keys[f, section, i]
      if (!((f, section, key) in placed)) { last = key separator[f] wished[f, section, key]; print last > out }
      placed[f, section, key] = 1
    }
  ended[f, section] = 1
  if (blanks != "") { printf "%s", blanks > out; last = "" }
  blanks = ""
  replaced = 0
}
function ini_key(line, end) {
  if (line ~ /^[#; \t]/) return ""
  end = match(line, /[=:]/)
  return end ? strip(substr(line, 1, end - 1)) : ""
}
function property_key(line, mark, end) {
  line = strip(line)
  if (line ~ /^[#!]/) return ""
  end = mark == "" ? match(line, /[ \t]/) : index(line, mark)
  return end ? strip(substr(line, 1, end - 1)) : ""
}
function write(f, packaged, line, text, section, i) {
  packaged = prefix path[f]
  out = path[f] ".new"
  printf "" > out
  section = blanks = last = ""
  replaced = 0
  while ((getline line < packaged) > 0) {
    text = strip(line)
    if (format[f] == "template") {
      text = fill(line)
      if (!unset) print text > out
    } else if (format[f] == "ini" && text ~ /^\[.*\]$/) {
      end_section(f, section)
      section = substr(text, 2, length(text) - 2)
      keep(line)
    } else place(f, section, line)
  }
  if (format[f] != "template") {
    end_section(f, section)
    for (i = 1; i <= sections[f]; i++) {
      section = name[f, i]
      if ((f, section) in ended) continue
      if (strip(last) != "") print "" > out
      print "[" section "]" > out
      end_section(f, section)
    }
  }
  close(packaged)
  close(out)
}
