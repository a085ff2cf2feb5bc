package demo

import (
	"strings"

	"waybill/money"
)

// land is a country the store ships to. Lists are written with bars between
// their parts, a city as city/region/postal code.
type land struct {
	code     string
	currency money.Currency
	tax      int64 // per mille
	included bool  // whether prices show the tax already
	// phone is a range that the country's regulator keeps free for fiction;
	// where there is none, nobody has a phone.
	phone    string
	carriers string
	streets  string // invented; %d is the house number
	cities   string
	note     string // what a customer there would write at the checkout
}

var lands = []land{
	{"US", "USD", 70, false, "+1 212 555 01%02d", "UPS|USPS|FedEx",
		"%d Larkmoor Avenue|%d Copperbell Street|%d Quailwood Drive|%d Old Ferrywright Road",
		"New York/NY/10003|Austin/TX/78704|Portland/OR/97214|Chicago/IL/60614|Savannah/GA/31401|Denver/CO/80205|Oakland/CA/94610|Boston/MA/02116", ""},
	{"CA", "CAD", 130, false, "+1 416 555 01%02d", "Canada Post|UPS",
		"%d Tamarwick Crescent|%d Loonhaven Road|%d rue des Érables-Bleus",
		"Toronto/ON/M5V 2T6|Vancouver/BC/V6K 1P4|Montréal/QC/H2T 1S6|Halifax/NS/B3J 1K5|Québec/QC/G1R 2L3", "Please leave with the concierge."},
	{"GB", "GBP", 200, true, "+44 7700 9000%02d", "Royal Mail|DPD|Evri",
		"%d Thistlebrook Lane|%d Marlowmere Gardens|%d Saint Orrin's Row",
		"London//N1 7AA|Bristol//BS6 5QA|Edinburgh//EH3 6SS|Cardiff//CF11 9LJ|Manchester//M20 2RN|Leeds//LS6 2AB", "Porch is fine if nobody is in, thanks!"},
	{"IE", "EUR", 230, true, "", "An Post|DPD", "%d Heronsgate Quay|%d Gorseview Terrace",
		"Dublin/Co. Dublin/D06 X2P4|Galway/Co. Galway/H91 E2K8|Cork/Co. Cork/T12 W8KP", ""},
	{"DE", "EUR", 190, true, "+49 30 231250%02d", "DHL|DPD|Hermes",
		"Lindenwinkel %d|Am Kupferbrunnen %d|Drosselgarten %d|Alte Mühlenzeile %d",
		"Berlin//10999|München//80469|Köln//50674|Hamburg//20357|Leipzig//04229|Freiburg im Breisgau//79102", "Bitte beim Nachbarn abgeben, falls niemand öffnet."},
	{"AT", "EUR", 200, true, "", "Österreichische Post|DPD", "Enzianstiege %d|Am Mostgarten %d", "Wien//1070|Graz//8010|Salzburg//5020", ""},
	{"CH", "CHF", 81, true, "", "Swiss Post", "Chemin des Gentianes-Bleues %d|Föhrenhalde %d|Via dei Castagni Vecchi %d",
		"Zürich//8005|Lausanne//1006|Lugano//6900", ""},
	{"FR", "EUR", 200, true, "+33 6 39 98 00 %02d", "Colissimo|Chronopost|Mondial Relay",
		"%d rue du Moulin-aux-Lys|%d allée des Hirondelles-d'Or|%d quai de la Barque-Verte",
		"Paris//75011|Lyon//69004|Nantes//44000|Rennes//35000|Besançon//25000|Marseille//13006", "Merci de laisser le colis chez la gardienne."},
	{"BE", "EUR", 210, true, "", "bpost", "Wilgenhoek %d|Rue des Trois-Renards %d", "Gent//9000|Liège//4000|Brussel//1050", ""},
	{"NL", "EUR", 210, true, "", "PostNL|DHL", "Reigerskade %d|Lange Klaverlaan %d", "Amsterdam//1054 KD|Utrecht//3512 AB|Groningen//9711 LM", "Graag niet bij de buren afgeven."},
	{"ES", "EUR", 210, true, "", "Correos|SEUR", "Calle de las Almendras %d|Paseo del Molino Blanco %d",
		"Madrid/Madrid/28012|A Coruña/A Coruña/15003|Bilbao/Bizkaia/48005|València/Valencia/46006", "Dejar en portería, por favor."},
	{"PT", "EUR", 230, true, "", "CTT", "Rua das Andorinhas Azuis %d|Travessa do Loureiro Novo %d", "Lisboa//1200-109|Porto//4050-290", ""},
	{"IT", "EUR", 220, true, "", "Poste Italiane|BRT", "Via delle Mimose Bianche %d|Vicolo del Corvo %d",
		"Milano/MI/20144|Bologna/BO/40124|Roma/RM/00153|Forlì/FC/47121", "Il citofono non funziona, chiamare prima."},
	{"PL", "PLN", 230, true, "", "InPost|DPD", "ul. Wrzosowej Łąki %d|ul. Stary Młyn %d", "Warszawa//00-682|Kraków//31-042|Łódź//90-001|Wrocław//50-077", ""},
	{"CZ", "EUR", 210, true, "", "Zásilkovna", "Vrbová alej %d", "Praha//120 00|Brno//602 00", ""},
	{"SE", "SEK", 250, true, "+46 70 17406%02d", "PostNord", "Blåklintsstigen %d|Norra Ekbacken %d", "Göteborg//411 08|Stockholm//118 26|Malmö//211 42|Umeå//903 26", "Portkod finns hos grannen."},
	{"NO", "EUR", 250, true, "", "Posten", "Bjørkelia %d", "Oslo//0556|Tromsø//9008", ""},
	{"DK", "EUR", 250, true, "", "PostNord", "Kærmindevænget %d", "København//2200|Århus//8000", ""},
	{"FI", "EUR", 255, true, "", "Posti", "Pihlajankuja %d", "Helsinki//00500|Jyväskylä//40100", ""},
	{"IS", "EUR", 240, true, "", "Pósturinn", "Lyngbrekkugata %d", "Reykjavík//101", ""},
	{"GR", "EUR", 240, true, "", "ACS", "Οδός Μελισσοκήπων %d", "Αθήνα//105 57|Θεσσαλονίκη//546 24", ""},
	{"BG", "EUR", 200, true, "", "Speedy", "ул. Липова градина %d", "София//1000|Пловдив//4000", ""},
	{"UA", "USD", 0, false, "", "Nova Poshta", "вул. Яблуневий Гай, %d", "Київ//01001|Львів//79000", ""},
	{"TR", "USD", 0, false, "", "PTT", "Zeytinbahçe Sokağı No: %d", "İstanbul//34710|İzmir//35220", ""},
	{"JP", "JPY", 100, true, "", "Yamato|Japan Post|Sagawa", "桜見台%d-4-12|若葉ヶ丘%d-7-3",
		"渋谷区/東京都/150-0002|京都市中京区/京都府/604-8005|札幌市中央区/北海道/060-0061|福岡市博多区/福岡県/812-0011", "不在の場合は宅配ボックスにお願いします。"},
	{"KR", "USD", 0, false, "", "CJ Logistics", "은행나무길 %d", "강남구/서울특별시/06236|해운대구/부산광역시/48094", "문 앞에 놓아 주세요."},
	{"CN", "USD", 0, false, "", "SF Express", "梧桐新苑路%d号", "上海市徐汇区/上海/200031|成都市锦江区/四川/610021", "请放快递柜,谢谢。"},
	{"TW", "USD", 0, false, "", "SF Express", "楓林新街%d號", "台北市大安區//106", ""},
	{"HK", "USD", 0, false, "", "SF Express", "%d Banyan Terrace Path", "Kowloon//", ""},
	{"SG", "USD", 0, false, "", "SingPost", "%d Jalan Bunga Teratai", "Singapore//238801", ""},
	{"IN", "USD", 0, false, "", "Blue Dart", "%d Neem Orchard Road", "Bengaluru/Karnataka/560001|Pune/Maharashtra/411004|Jaipur/Rajasthan/302001", ""},
	{"AU", "AUD", 100, true, "+61 2 5550 10%02d", "Australia Post|StarTrack", "%d Wattlebird Parade|%d Saltbush Close",
		"Fitzroy/VIC/3065|Newtown/NSW/2042|Fremantle/WA/6160|Hobart/TAS/7000", "Beware of the dog, it is friendly."},
	{"NZ", "USD", 0, false, "", "NZ Post", "%d Kōwhai Ridge", "Wellington//6011|Ōtepoti Dunedin//9016", ""},
	{"BR", "BRL", 0, true, "", "Correios", "Rua dos Ipês-Roxos, %d|Alameda das Araras, %d",
		"São Paulo/SP/01310-100|Belo Horizonte/MG/30130-010|Florianópolis/SC/88010-400", "Deixar na portaria, por favor."},
	{"MX", "USD", 0, false, "", "Estafeta", "Calle Jacaranda Vieja %d", "Ciudad de México/CDMX/06700|Mérida/YUC/97000", ""},
	{"KW", "KWD", 0, false, "", "Aramex", "شارع النخلة البيضاء %d", "مدينة الكويت//13001|السالمية//22001", "الرجاء الاتصال قبل التوصيل."},
	{"AE", "USD", 0, false, "", "Aramex", "شارع اللؤلؤة الجديدة %d", "دبي//", ""},
	{"IL", "USD", 0, false, "", "Israel Post", "רחוב הדקל הלבן %d", "תל אביב-יפו//6100000|חיפה//3100000", ""},
	{"ZA", "USD", 0, false, "", "Aramex", "%d Proteaview Lane", "Cape Town/Western Cape/8001", ""},
}

func landOf(code string) land {
	for _, l := range lands {
		if l.code == code {
			return l
		}
	}
	panic("demo: no land " + code) // a typing error in people.go
}

// among picks one part of a list written with bars.
func (s *stage) among(list string) string {
	parts := strings.Split(list, "|")
	return parts[s.random.IntN(len(parts))]
}
