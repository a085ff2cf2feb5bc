package demo

import (
	"embed"
	"io/fs"
)

//go:embed pictures
var embedded embed.FS

// Pictures are those of the goods, to be served at /pictures/.
func Pictures() fs.FS {
	files, err := fs.Sub(embedded, "pictures")
	if err != nil {
		panic(err) // only of a folder whose name is no path
	}
	return files
}
