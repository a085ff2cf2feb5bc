package timeline

import (
	"encoding/base64"
	"strconv"

	"waybill/order"
)

// Cursor is the opaque form of a place in the event log of the store with this
// identity, which tells it from the same place in another store.
func Cursor(identity string, position order.EntryID) string {
	return base64.RawURLEncoding.EncodeToString([]byte("1." + identity + "." + strconv.FormatInt(int64(position), 10)))
}
