package e2e

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

var printedCode = regexp.MustCompile(`/sign-in#(\S+)`)

// codeIn is the code of the sign-in link that a server printed; empty for none.
func codeIn(said string) string {
	if found := printedCode.FindStringSubmatch(said); found != nil {
		return found[1]
	}
	return ""
}

// browseWord: browse code|token SECRET signs a browser in; from now on the story
// is told from there.
func browseWord(ts *testscript.TestScript, neg bool, args []string) {
	body, err := json.Marshal(map[string]string{args[0]: args[1]})
	ts.Check(err)
	response := atSession(ts, http.MethodPost, string(body))
	if refused := response.StatusCode == http.StatusUnauthorized; refused != neg || !refused && len(response.Cookies()) != 1 {
		ts.Fatalf("status %d, cookies %v", response.StatusCode, response.Cookies())
	}
	if s := open(ts); !neg {
		s.token, s.cookie = "", response.Cookies()[0]
	}
}

// leaveWord: leave signs the browser out.
func leaveWord(ts *testscript.TestScript, _ bool, _ []string) {
	if response := atSession(ts, http.MethodDelete, ""); response.StatusCode != http.StatusNoContent {
		ts.Fatalf("status %d", response.StatusCode)
	}
}

func atSession(ts *testscript.TestScript, method, body string) *http.Response {
	s := open(ts)
	request, err := http.NewRequest(method, s.url+"/session", strings.NewReader(body))
	ts.Check(err)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Origin", s.url)
	if s.cookie != nil {
		request.AddCookie(s.cookie)
	}
	response, err := http.DefaultClient.Do(request)
	ts.Check(err)
	ts.Check(response.Body.Close())
	return response
}

// makeTokenWord: make-token VARIABLE FLAG... makes a token at the machine and
// keeps it as $VARIABLE.
func makeTokenWord(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("waybill", append([]string{"token", "create", "--db", "store.db"}, args[1:]...)...))
	ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile("stdout")))
}
