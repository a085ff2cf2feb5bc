package command

import (
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/term"

	"waybill/desk"
	"waybill/internal/config"
	"waybill/internal/exchange"
	"waybill/internal/exchange/shopify"
	"waybill/internal/store"
	"waybill/internal/store/sqlite"
)

// importOrders takes in files of orders. A dry run is an import into a copy that is
// thrown away: so it says exactly what an import would do, and changes nothing.
func importOrders(ctx context.Context, in config.Import, stdout, stderr io.Writer) error {
	log := newLog("text", stderr)
	var db store.Store
	var err error
	if in.DryRun {
		db, err = sqlite.OpenThrowaway(ctx, in.DB, log)
	} else {
		db, err = openStore(ctx, in.DB, log)
	}
	if err != nil {
		return err
	}
	defer closeStore(db, log)
	file, isFile := stderr.(*os.File)
	options := exchange.Options{
		DryRun: in.DryRun, Stdout: stdout, Stderr: stderr, Progress: isFile && term.IsTerminal(int(file.Fd())),
	}
	clock, err := desk.MonotonicClock(ctx, db, nil)
	if err != nil {
		return err
	}
	importer := shopify.NewImporter(ctx, desk.New(db, clock), in.Prefix)
	importer.Update = in.Update
	summary, err := exchange.Import(ctx, in.Files, options, importer.File)
	if err != nil {
		return err
	}
	if !summary.Clean() {
		return errors.New("some orders were left out; see the lines above that are not warnings")
	}
	return nil
}
