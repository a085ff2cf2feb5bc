package transport

import (
	"mime"
	"strconv"
	"strings"
)

const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
	mediaEvents  = "text/event-stream"
)

// accepts is what a client takes for an answer.
type accepts struct {
	json   string // the media type for one answer; empty when the client takes none
	events bool   // a stream of events is named
	stream bool   // ... and liked better than one answer
}

// refusals is the media type of a refusal, which is JSON even for a client that takes only events.
func (a accepts) refusals() string {
	if a.json == "" {
		return mediaJSON
	}
	return a.json
}

// accepted reads the Accept headers as RFC 9110 wants it: of the ranges that
// cover a media type, the most exact one tells how much it is liked. Between
// equals, what is named wins over what a wildcard covers, one answer over a stream
// and the newer media type over the older; a client that does not say gets what
// clients always got. A stream must be named: a client that takes anything expects one answer.
func accepted(accept []string) accepts {
	if len(accept) == 0 || strings.Join(accept, "") == "" {
		return accepts{json: mediaJSON}
	}
	var l preferences
	for _, part := range strings.Split(strings.Join(accept, ","), ",") {
		media, options, err := mime.ParseMediaType(strings.TrimSpace(part))
		if charset := options["charset"]; err != nil || charset != "" && !isUTF8(charset) {
			continue
		}
		l.note(media, quality(options["q"]))
	}
	return accepts{json: l.json(), events: l.events.quality > 0, stream: l.events.quality > max(l.newer.quality, l.older.quality)}
}

// preferences are how much a client likes what this server can answer with.
type preferences struct{ newer, older, events preference }

func (l *preferences) note(media string, quality float64) {
	switch media {
	case mediaGraphQL:
		l.newer.note(exact, quality)
	case mediaJSON:
		l.older.note(exact, quality)
	case mediaEvents:
		l.events.note(exact, quality)
	case "application/*":
		l.newer.note(anyApplication, quality)
		l.older.note(anyApplication, quality)
	case "*/*":
		l.newer.note(anything, quality)
		l.older.note(anything, quality)
	}
}

// json is the media type for one answer; empty when the client takes none.
func (l *preferences) json() string {
	switch {
	case l.newer.quality > l.older.quality, l.newer.quality == l.older.quality && l.newer.by == exact && l.newer.quality > 0:
		return mediaGraphQL
	case l.older.quality > 0:
		return mediaJSON
	}
	return ""
}

// How exactly a range names a media type.
const (
	anything = iota + 1
	anyApplication
	exact
)

// preference is how much a client likes a media type.
type preference struct {
	by      int // the most exact range that covers it; 0 for none
	quality float64
}

func (l *preference) note(by int, quality float64) {
	if by > l.by || by == l.by && quality > l.quality {
		l.by, l.quality = by, quality
	}
}

// quality is a range's weight. One that makes no sense counts as left out.
func quality(q string) float64 {
	if quality, err := strconv.ParseFloat(q, 64); err == nil && quality >= 0 && quality <= 1 {
		return quality
	}
	return 1
}
