package desk

import (
	"crypto/sha256"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// fingerprintVersion stands before every fingerprint. Releases up to 0.1.0 stored
// 32 bytes without it.
const fingerprintVersion = 2

// fingerprintOf is a hash of an input, and the same in every release. It covers the fields with
// their names, sorted by name. A field that holds its zero value counts as absent, so a
// command may gain an optional field, and an input that was sent before the upgrade is still
// recognised after it. Renaming a field of a command would change its fingerprints.
//
// A pointer to a zero value is not absent: refund: false is not the default.
func fingerprintOf(input any) []byte {
	hash := sha256.New()
	writeValue(hash, reflect.ValueOf(input))
	return append([]byte{fingerprintVersion}, hash.Sum(nil)...)
}

// isCurrent tells whether a fingerprint is written as in this release, and so can be compared.
// One of an older release matches every input: repeating the effect would be worse than
// answering a changed input with the first result.
func isCurrent(fingerprint []byte) bool {
	return len(fingerprint) == 1+sha256.Size && fingerprint[0] == fingerprintVersion
}

// writeValue writes a value so that no two values are written alike: texts with
// their length, lists and structs in brackets.
func writeValue(w io.Writer, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		writeValue(w, v.Elem())
	case reflect.Struct:
		fmt.Fprint(w, "{")
		writeFields(w, v)
		fmt.Fprint(w, "}")
	case reflect.Slice:
		fmt.Fprint(w, "[")
		for i := range v.Len() {
			writeValue(w, v.Index(i))
			fmt.Fprint(w, ",")
		}
		fmt.Fprint(w, "]")
	case reflect.String:
		fmt.Fprintf(w, "%d:%s", v.Len(), v.String())
	case reflect.Int, reflect.Int64, reflect.Int8:
		fmt.Fprint(w, strconv.FormatInt(v.Int(), 10))
	case reflect.Bool:
		fmt.Fprint(w, v.Bool())
	default:
		panic("no fingerprint is defined for " + v.Type().String())
	}
}

// writeFields writes the fields that are not zero. Fields of an embedded struct count as the
// struct's own. Fields that JSON leaves out are left out here, too: they are no part of the
// input's meaning, e.g. the idempotency key itself.
func writeFields(w io.Writer, v reflect.Value) {
	fields := reflect.VisibleFields(v.Type())
	slices.SortFunc(fields, func(a, b reflect.StructField) int { return strings.Compare(a.Name, b.Name) })
	for _, field := range fields {
		value := v.FieldByIndex(field.Index)
		if field.Anonymous || !field.IsExported() || field.Tag.Get("json") == "-" || value.IsZero() {
			continue
		}
		fmt.Fprintf(w, "%s=", field.Name)
		writeValue(w, value)
		fmt.Fprint(w, ";")
	}
}
