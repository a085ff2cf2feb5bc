package exchange

import "strings"

// formulas are the characters that make spreadsheets compute what follows them.
const formulas = "=+-@\t\r\n＝＋－＠"

// Guard puts an apostrophe before a text that a spreadsheet would take for a formula: what
// a customer types as a name must not run on the machine of whoever opens the file. One
// that stands there already gets another, so that Unguard takes away what Guard has put.
func Guard(s string) string {
	if isFormula(s) {
		return "'" + s
	}
	return s
}

// Unguard is the text that Guard was given.
func Unguard(s string) string {
	if rest, has := strings.CutPrefix(s, "'"); has && isFormula(rest) {
		return rest
	}
	return s
}

// isFormula tells a formula, behind any number of apostrophes.
func isFormula(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.ContainsAny(string([]rune(s)[:1]), formulas)
}
