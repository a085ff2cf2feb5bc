package transport

import "testing"

func TestTheMediaTypeIsTheOneTheClientLikesBest(t *testing.T) {
	for _, c := range []struct {
		name   string
		accept []string
		want   string
	}{
		{"not said", nil, mediaJSON},
		{"empty", []string{""}, mediaJSON},
		{"anything", []string{"*/*"}, mediaJSON},
		{"any application", []string{"application/*"}, mediaJSON},
		{"the older one", []string{"application/json"}, mediaJSON},
		{"the newer one", []string{"application/graphql-response+json"}, mediaGraphQL},
		{"both", []string{"application/json, application/graphql-response+json"}, mediaGraphQL},
		{"both in two headers", []string{"application/json", "application/graphql-response+json"}, mediaGraphQL},
		{"the older one preferred", []string{"application/graphql-response+json;q=0.5, application/json"}, mediaJSON},
		{"the newer one preferred", []string{"application/json;q=0.5, application/graphql-response+json;q=0.9"}, mediaGraphQL},
		{"the newer one refused", []string{"application/graphql-response+json;q=0, application/json"}, mediaJSON},
		{"with a charset", []string{"application/graphql-response+json; charset=utf-8"}, mediaGraphQL},
		{"in capitals", []string{"APPLICATION/JSON"}, mediaJSON},
		{"a browser", []string{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}, mediaJSON},
		{"neither", []string{"text/html"}, ""},
		{"both refused", []string{"application/json;q=0, application/graphql-response+json;q=0"}, ""},
		{"nonsense", []string{";;;"}, ""},
		{"nonsense and the older one", []string{";;;, application/json"}, mediaJSON},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := accepted(c.accept).json; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzAccepted(f *testing.F) {
	for _, header := range []string{"", "*/*", "application/json;q=0.5", ";q", "a/b;q=NaN, application/json;q=Inf"} {
		f.Add(header)
	}
	f.Fuzz(func(t *testing.T, header string) {
		if got := accepted([]string{header}).json; got != "" && got != mediaJSON && got != mediaGraphQL {
			t.Errorf("%q gives %q", header, got)
		}
	})
}
