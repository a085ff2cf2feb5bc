package demo

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"waybill/address"
	"waybill/order"
)

// names are the customers by country. A name whose letters make no e-mail
// address comes with one that its owner would choose.
var names = []struct{ land, names string }{
	{"US", "Olivia Bennett|Marcus Reed|Zoë Hartman|Emily Nuñez|Jordan Whitaker|Priya Raman|Caleb Thornton|Hannah Okafor|Diego Ramírez|" +
		"Grace Liu|Noah Feldman|Ava Castellano|Tyrell Washington|Megan O'Dell|Samuel Park|Rachel Abrams|Ethan Vance|Leilani Kahale|" +
		"Jack Sorensen|Natalie Dubois"},
	{"CA", "Chloé Tremblay|Liam MacKenzie|Aanya Sharma|Étienne Gagnon|Sophie Bouchard|Wei Chen|Nora Lindqvist|Dylan Fraser"},
	{"GB", "Harriet Ashworth|Oliver Pemberton|Siân Llewellyn|Callum Baird|Amara Osei|Imogen Clarke|Rhys Morgan|Fatima Rahman|" +
		"George Whitcombe|Isla Sinclair"},
	{"IE", "Aoife Brennan|Seán Ó Dálaigh|Niamh Kavanagh"},
	{"DE", "Jürgen Müller|Anna Schäfer|Lukas Weiß|Käthe Böhm|Jörg Krüger|Leonie Hoffmann|Mehmet Yıldız|Sabine Groß|Felix Neumann|" +
		"Franziska Köhler|Ulrike von Häfen"},
	{"AT", "Magdalena Höller|Stefan Grünwald"},
	{"CH", "Zoé Rochat|Beat Zürcher|Chiara Bernasconi"},
	{"FR", "Hélène Lefèvre|François Garnier|Inès Moreau|Théo Chevalier|Maëlle Le Goff|Jérôme Besnard"},
	{"BE", "Maarten De Smet|Élodie Lambert"},
	{"NL", "Sanne de Vries|Joris van den Berg|Fenna Bakker"},
	{"ES", "Begoña Nuñez|Íñigo Etxeberria|Lucía Fernández|Álvaro Peña"},
	{"PT", "João Carvalho|Inês Gonçalves"},
	{"IT", "Giulia Ferraro|Niccolò Bianchi|Matteo D'Angelo|Chiara Esposito"},
	{"PL", "Łukasz Wiśniewski|Małgorzata Dąbrowska|Żaneta Kowalczyk|Paweł Śliwiński"},
	{"CZ", "Jiří Dvořák|Tereza Šimková"},
	{"SE", "Åsa Lindström|Björn Åkesson|Märta Öberg|Elin Sjögren"},
	{"NO", "Øyvind Hæreid|Ingrid Solbakken"},
	{"DK", "Søren Kjærgaard|Mette Ørsted"},
	{"FI", "Päivi Hämäläinen|Väinö Mäkelä"},
	{"IS", "Þórdís Guðmundsdóttir"},
	{"GR", "Ελένη Παπαδοπούλου=eleni.p|Γιώργος Νικολαΐδης=g.nikolaidis"},
	{"BG", "Иван Петров=ivan.petrov"},
	{"UA", "Олена Коваленко=olena.kovalenko|Тарас Шевчук=taras.sh"},
	{"TR", "Gülşen Özdemir|Çağrı Şahin"},
	{"JP", "山田 美咲=misaki.yamada|佐藤 健太=kenta.sato|鈴木 さくら=sakura_suzuki|高橋 大輔=d.takahashi|渡辺 結衣=yui.watanabe|小林 ケン=ken.kobayashi"},
	{"KR", "김민준=minjun.kim|이서연=seoyeon.lee|박지훈=jihoon.park"},
	{"CN", "王芳=wangfang88|李伟=li.wei|张晓明=xiaoming.zhang"},
	{"TW", "陳怡君=yichun.chen"},
	{"HK", "Cheung Ka-yan"},
	{"SG", "Tan Wei Ling"},
	{"IN", "अनन्या शर्मा=ananya.sharma|राहुल वर्मा=rahul.verma|Kavya Nair"},
	{"AU", "Matilda Hughes|Jarrah Collins|Zoe Papadakis|Lachlan O'Rourke|Bindi Walker|Ruby Nguyen"},
	{"NZ", "Aroha Ngata|Tāne Parata"},
	{"BR", "Thiago Gonçalves|Beatriz Araújo|João Pedro Falcão|Letícia Magalhães"},
	{"MX", "Ximena Ibáñez|José Ángel Núñez"},
	{"KW", "نورة العتيبي=noura.alotaibi|خالد المطيري=k.almutairi|فاطمة الكندري=fatma.k"},
	{"AE", "عمر الهاشمي=omar.h"},
	{"IL", "נועה כהן=noa.cohen|יובל לוי=yuval.levi"},
	{"ZA", "Thandiwe Mokoena"},
}

// companies are where some customers have their parcels sent.
const companies = "Bluebird Studio|Atelier Nord|Harbour & Finch Ltd|Kontor Sieben|Maison Pervenche|Little Fern Café|Parallel Office|Hotel Zur Linde"

// shopper is somebody who orders.
type shopper struct {
	name, email, phone string
	land               land
	home               address.Address
	regular            bool // orders again and again
}

// gatherCrowd invents all customers, those who order most first.
func (s *stage) gatherCrowd() []shopper {
	var all []shopper
	domains := []string{"example.com", "example.org", "example.net"}
	for _, group := range names {
		for _, name := range strings.Split(group.names, "|") {
			name, handle, _ := strings.Cut(name, "=")
			if handle == "" {
				handle = handleOf(name)
			}
			p := shopper{name: name, land: landOf(group.land), email: handle + "@" + domains[len(all)%len(domains)]}
			if p.land.phone != "" && s.chance(60) {
				p.phone = fmt.Sprintf(p.land.phone, len(all)%100)
			}
			p.home = s.home(p)
			all = append(all, p)
		}
	}
	s.random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for i := range 8 {
		all[i].regular = true
	}
	return all
}

// handles write what no accent can be taken off.
var handles = strings.NewReplacer(" ", ".", "'", "", "ß", "ss", "ø", "o", "æ", "ae", "ł", "l", "ı", "i", "þ", "th", "ð", "d")

// handleOf is "Siân O'Dell" as "sian.odell".
func handleOf(name string) string {
	apart := norm.NFD.String(strings.ToLower(name))
	return handles.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, apart))
}

// home invents where a shopper lives.
func (s *stage) home(p shopper) address.Address {
	city := strings.Split(s.among(p.land.cities), "/")
	a := address.Address{
		Name:        text(p.name),
		Line1:       text(fmt.Sprintf(s.among(p.land.streets), 1+s.random.IntN(140))),
		City:        text(city[0]),
		Region:      text(city[1]),
		PostalCode:  text(city[2]),
		CountryCode: text(p.land.code),
		Phone:       text(p.phone),
	}
	if s.chance(11) {
		a.Company = text(s.among(companies))
	}
	if s.chance(18) {
		a.Line2 = text(s.among("Apt 4B|Unit 12|2nd floor|Flat 3|Back building"))
	}
	return a
}

// text is nil for "", as absent parts of an address are.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// The people who work in the store, and the programs that work for it.
var (
	staff = []order.Actor{
		{ID: "maya", Kind: order.ActorStaff, Name: "Maya"},
		{ID: "tomas", Kind: order.ActorStaff, Name: "Tomás"},
		{ID: "ingrid", Kind: order.ActorStaff, Name: "Ingrid"},
		{ID: "kenji", Kind: order.ActorStaff, Name: "Kenji"},
		{ID: "priya", Kind: order.ActorStaff, Name: "Priya"},
	}
	storefront = order.Actor{ID: "storefront", Kind: order.ActorToken, Name: "Storefront"}
	parcelSync = order.Actor{ID: "parcel-sync", Kind: order.ActorToken, Name: "Parcel Sync"}
	importer   = order.Actor{ID: "import", Kind: order.ActorImport, Name: "Import"}
)
