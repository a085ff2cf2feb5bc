package transport

import (
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// tooMuch is the answer to an operation that finds no place.
var tooMuch = &graphql.Response{Errors: gqlerror.List{Busy("The server is busy. Try again.", time.Second)}}

// Busy is the error of something that cannot be done for now.
func Busy(message string, wait time.Duration) *gqlerror.Error {
	return &gqlerror.Error{Message: message, Extensions: map[string]any{"code": "OVERLOADED", retryAfter: Seconds(wait)}}
}

// retryAfter is the extension of an error that tells after how many seconds it
// makes sense to try again. Over HTTP it becomes the header of that name.
const retryAfter = "retryAfter"

// Limited is the error of a caller who has to wait before they ask again.
func Limited(wait time.Duration) *gqlerror.Error {
	seconds := Seconds(wait)
	return &gqlerror.Error{Message: "You have asked for too much in a short time. Try again in " + strconv.Itoa(seconds) + " s.",
		Extensions: map[string]any{"code": "RATE_LIMITED", retryAfter: seconds}}
}

// Seconds is a wait as Retry-After tells it: whole seconds, rounded up.
func Seconds(wait time.Duration) int { return int((wait + time.Second - 1) / time.Second) }
