package admin_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"waybill/admin"
	"waybill/graph/generated"
)

// What is kept for a year must have another name when it has other content.
func TestAssetsAreNamedAfterTheirContent(t *testing.T) {
	hashed := regexp.MustCompile(`^.+-[\w-]{8}\.\w+$`)
	for name, site := range map[string]fs.FS{"dashboard": admin.Dashboard(), "playground": admin.Playground()} {
		if _, err := fs.Stat(site, "index.html"); err != nil {
			t.Errorf("the %s has no page: %v", name, err)
		}
		assets, err := fs.Glob(site, "assets/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, asset := range assets {
			if !hashed.MatchString(asset) {
				t.Errorf("the %s's %s has no hash in its name", name, asset)
			}
		}
		if maps, _ := fs.Glob(site, "assets/*.map"); len(maps) > 0 {
			t.Errorf("the %s has source maps: %v", name, maps)
		}
	}
}

func TestThePlaygroundsSamplesFitTheSchema(t *testing.T) {
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	files, err := filepath.Glob("playground/src/samples/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are %d samples (%v)", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		document, errs := gqlparser.LoadQueryWithRules(schema, string(text), rules.NewDefaultRules())
		if len(errs) > 0 {
			t.Errorf("%s: %v", file, errs)
			continue
		}
		if document.Operations.ForName(strings.TrimSuffix(filepath.Base(file), ".graphql")) == nil {
			t.Errorf("%s has no operation of its name, which its tab would be called", file)
		}
	}
}
