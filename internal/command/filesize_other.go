//go:build !unix

package command

// ignoreFileSize has nothing to do where files have no limit of their own.
func ignoreFileSize() {}
