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
		{"a charset that is not spoken", []string{"application/json; charset=iso-8859-1"}, ""},
		{"the newer one, or else anything", []string{"application/graphql-response+json, */*"}, mediaGraphQL},
		{"the older one, or else anything", []string{"application/json, */*"}, mediaJSON},
		{"the older one less than anything", []string{"application/json;q=0.5, */*"}, mediaGraphQL},
		{"anything but the older one", []string{"*/*, application/json;q=0"}, mediaGraphQL},
		{"anything but the newer one", []string{"application/graphql-response+json;q=0, application/*"}, mediaJSON},
		{"anything, but nothing of application", []string{"*/*, application/*;q=0"}, ""},
		{"anything but what is spoken", []string{"*/*, application/json;q=0, application/graphql-response+json;q=0"}, ""},
		{"the same one twice", []string{"application/json;q=0, application/json;q=0.1"}, mediaJSON},
		{"a weight that makes no sense", []string{"application/json;q=much, application/graphql-response+json;q=0.9"}, mediaJSON},
		{"a weight out of range", []string{"application/json;q=-1, application/graphql-response+json;q=0.9"}, mediaJSON},
		{"in capitals", []string{"APPLICATION/JSON"}, mediaJSON},
		{"a browser", []string{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}, mediaJSON},
		{"neither", []string{"text/html"}, ""},
		{"both refused", []string{"application/json;q=0, application/graphql-response+json;q=0"}, ""},
		{"nonsense", []string{";;;"}, ""},
		{"a quality that is no number", []string{"application/json;q=NaN"}, mediaJSON},
		{"nonsense and the older one", []string{";;;, application/json"}, mediaJSON},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := accepted(c.accept).json; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAStreamIsForWhoNamesItAndLikesItBest(t *testing.T) {
	for _, c := range []struct {
		name, accept   string
		events, stream bool
	}{
		{"only events", "text/event-stream", true, true},
		{"events first", "text/event-stream, application/json;q=0.9", true, true},
		{"events, or else anything", "text/event-stream, */*;q=0.1", true, true},
		{"either", "text/event-stream, application/json", true, false},
		{"events last", "text/event-stream;q=0.1, application/json", true, false},
		{"no events", "text/event-stream;q=0, application/json", false, false},
		{"anything", "*/*", false, false},
		{"any text", "text/*", false, false},
		{"not said", "", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := accepted([]string{c.accept}); got.events != c.events || got.stream != c.stream {
				t.Errorf("events %t, stream %t; want %t, %t", got.events, got.stream, c.events, c.stream)
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
