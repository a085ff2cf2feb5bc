package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestStories runs testdata/scenarios against the real program. README.md there
// explains the words; `! word` says that the server must refuse, and then also
// proves that the refusal changed nothing.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/scenarios",
		UpdateScripts: os.Getenv("UPDATE_STORIES") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("WAYBILL_ADMIN_TOKEN", testToken)
			env.Setenv("NOVEL", strings.Repeat("x", 5001)) // one character more than a note may have
			env.Values[storyKey{}] = &story{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve": serveWord, "shutdown": shutdownWord, "sign-in": signInWord,
			"browse": browseWord, "leave": leaveWord, "make-token": makeTokenWord,
			"ask": askWord, "remember": rememberWord, "because": becauseWord, "popup": popupWord, "show": showWord,
			"place": word("createOrder", 2, placeInput), "fulfill": word("fulfillOrder", 1, linesInput),
			"cancel-fulfillment": word("cancelFulfillment", 1, fulfillmentInput), "track": word("updateTracking", 2, fulfillmentInput),
			"edit": word("updateOrder", 1, linesInput), "cancel": word("cancelOrder", 2, plainInput("reason")),
			"mark-as-paid": word("markOrderAsPaid", 1, plainInput("")), "refund": word("refundOrder", 1, refundInput),
			"pay":     word("recordPayment", 1, plainInput("amount")),
			"comment": word("addOrderComment", 2, plainInput("body")),
		},
	})
}

// TestTheStoriesTellEveryRefusal compares the closed list of the schema with
// the refusals that the stories name.
func TestTheStoriesTellEveryRefusal(t *testing.T) {
	read := func(pattern string) (all string) {
		files, _ := filepath.Glob(pattern)
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			all += string(text)
		}
		return all
	}
	_, list, _ := strings.Cut(read("../graph/schema.graphqls"), "enum UserErrorCode {")
	list, _, _ = strings.Cut(list, "}")
	stories := read("testdata/scenarios/*.txtar")
	codes := regexp.MustCompile(`(?m)^  ([A-Z_]+)$`).FindAllStringSubmatch(list, -1)
	if len(codes) < 20 {
		t.Errorf("the schema names only %d codes", len(codes))
	}
	for _, code := range codes {
		if !regexp.MustCompile(`(?m)^because ` + code[1] + `\b`).MatchString(stories) {
			t.Errorf("no story ends in %s", code[1])
		}
	}
}

// story is what the words of one scenario share.
type story struct {
	server *server
	answer any // the last one
}

type storyKey struct{}

func storyOf(ts *testscript.TestScript) *story { return ts.Value(storyKey{}).(*story) }

// open is the server, which must have been started.
func open(ts *testscript.TestScript) *server {
	s := storyOf(ts).server
	if s == nil {
		ts.Fatalf("there is no server yet; begin with: serve")
	}
	return s
}
