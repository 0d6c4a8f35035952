package sources

import "strings"

// yamlScalar writes a text as a value of front matter: plain where that is
// read back as the same text, else in double quotes.
func yamlScalar(s string) string {
	if plainYAML(s) {
		return s
	}
	return yamlQuoted(s)
}

// plainYAML tells whether YAML reads s, unquoted, as the same text.
func plainYAML(s string) bool {
	if s == "" || strings.TrimSpace(s) != s || strings.HasSuffix(s, ":") || strings.Contains(s, ": ") || strings.Contains(s, " #") {
		return false
	}
	if strings.ContainsAny(s[:1], "-?:,[]{}#&*!|>'\"%@`~=<.+0123456789") && !plainDate(s) {
		return false
	}
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "null", "y", "n":
		return false
	}
	for _, r := range s {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff {
			return false
		}
	}
	return true
}

// plainDate tells whether s is a day as front matter has it.
func plainDate(s string) bool { return len(s) == 10 && guessDate(s) == s }

// yamlQuoted writes s in double quotes.
func yamlQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff:
			// Control characters may not stand in front matter.
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
