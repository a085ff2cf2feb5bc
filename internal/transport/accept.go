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

// refusals is the media type of a refusal, which even who takes only events gets as JSON.
func (a accepts) refusals() string {
	if a.json == "" {
		return mediaJSON
	}
	return a.json
}

// accepted reads the Accept headers. Between equals, one answer wins over a
// stream and the newer media type over the older; a client that does not say
// gets what clients always got.
func accepted(accept []string) accepts {
	if len(accept) == 0 || strings.Join(accept, "") == "" {
		return accepts{json: mediaJSON}
	}
	var a accepts
	var best, events float64
	for _, part := range strings.Split(strings.Join(accept, ","), ",") {
		media, options, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		quality := 1.0
		if q, err := strconv.ParseFloat(options["q"], 64); err == nil {
			quality = q
		}
		if quality <= 0 {
			continue
		}
		if media == mediaEvents {
			a.events, events = true, max(events, quality)
			continue
		}
		offer := offerFor(media)
		if offer != "" && (quality > best || quality == best && offer == mediaGraphQL) {
			a.json, best = offer, quality
		}
	}
	a.stream = events > best
	return a
}

func offerFor(media string) string {
	switch media {
	case mediaGraphQL, mediaJSON:
		return media
	case "*/*", "application/*":
		return mediaJSON
	}
	return ""
}
