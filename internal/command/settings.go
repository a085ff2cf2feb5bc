package command

import (
	"waybill/graph"
	"waybill/graph/guard"
	"waybill/internal/config"
	"waybill/internal/demo"
	"waybill/internal/httpd"
)

// What the command line says, in the words of the packages that keep to it.

func exposureOf(s config.Serve) httpd.Exposure {
	return httpd.Exposure{
		Address: s.Listen, TLSCert: s.TLSCert, TLSKey: s.TLSKey, BehindProxy: s.BehindProxy,
		Hosts: s.AllowHost, Origins: s.AllowOrigin,
		MaxConnections: s.MaxConnections, MaxPerAddress: s.MaxPerAddress,
	}
}

// The demo brings pictures of its own, because it must ask nobody for any.
func picturesOf(s config.Serve) httpd.Pictures {
	pictures := httpd.Pictures{Hosts: s.PictureHost}
	if s.Demo {
		pictures.Files = demo.Pictures()
	}
	return pictures
}

func limitsOf(s config.Serve) graph.Limits {
	return graph.Limits{
		Operation: guard.Limits{
			Tokens: s.MaxTokens, Depth: s.MaxDepth, Aliases: s.MaxAliases, RootFields: s.MaxRootFields,
			Mutations: s.MaxMutations, Selections: s.MaxSelections, Directives: s.MaxDirectives, List: s.MaxList, Cost: s.MaxCost,
		},
		MaxBody: int64(s.MaxBody), MaxBodies: int64(s.MaxBodies), MaxRecords: s.MaxRecords, MaxAnswer: int64(s.MaxAnswer), MaxAnswers: int64(s.MaxAnswers), MaxEventCost: s.MaxEventCost, MaxErrors: s.MaxErrors, MaxMessage: int64(s.MaxMessage), MaxOperations: s.MaxOperations,
		MaxRunning: s.MaxRunning, Timeout: s.OpTimeout, RateLimit: s.RateLimit,
	}
}
