package e2e

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestProtocolAStrictReaderTakesTheSchema reads the schema with graphql-core for Python, which
// refuses all of it for one word that no released specification has, and checks the playground's
// samples against what it read.
func TestProtocolAStrictReaderTakesTheSchema(t *testing.T) {
	const reader = "import graphql; assert graphql.version_info >= (3, 2)"
	if said, err := exec.Command("python3", "-c", reader).CombinedOutput(); err != nil {
		needs(t, "there is no graphql-core 3.2 for Python (python3 -m pip install graphql-core): "+string(said))
	}
	samples, err := filepath.Glob("../admin/playground/src/samples/*.graphql")
	if err != nil || len(samples) == 0 {
		t.Fatalf("there are no samples: %v", err)
	}
	s := mustStart(t, t.TempDir(), withToken, "serve", "--listen", "127.0.0.1:0")
	arguments := append([]string{"testdata/protocol/strict.py", s.url + "/graphql", testToken}, samples...)
	if said, err := exec.Command("python3", arguments...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, said)
	}
}
