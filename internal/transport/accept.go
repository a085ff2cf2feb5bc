package transport

import (
	"mime"
	"strconv"
	"strings"
)

const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

// accepted is the media type that the client likes best of the two that are
// offered; empty when it likes neither. Between equals, the newer one wins; a
// client that does not say gets what clients always got.
func accepted(accept []string) string {
	if len(accept) == 0 || strings.Join(accept, "") == "" {
		return mediaJSON
	}
	best, bestQuality := "", 0.0
	for _, part := range strings.Split(strings.Join(accept, ","), ",") {
		media, options, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		quality := 1.0
		if q, err := strconv.ParseFloat(options["q"], 64); err == nil {
			quality = q
		}
		offer := offerFor(media)
		if offer == "" || quality <= 0 {
			continue
		}
		if quality > bestQuality || quality == bestQuality && offer == mediaGraphQL {
			best, bestQuality = offer, quality
		}
	}
	return best
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
