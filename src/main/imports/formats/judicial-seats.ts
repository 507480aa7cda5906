/** Codes of courts in the taxonomy of Judilibre, as « seat code », one court after the other. */
type Table = ReadonlyMap<string, string>

const tableOf = (text: string): Table =>
  new Map(
    text
      .trim()
      .split(/\s*[|\n]\s*/)
      .map(entry => {
        const at = entry.lastIndexOf(' ')
        return [entry.slice(at + 1), entry.slice(0, at)] as const
      }),
  )

/** Seats of the cours d’appel. */
const appealSeats = tableOf(`
Agen agen | Aix-en-Provence aix_provence | Aix-en-Provence aix_en_provence | Amiens amiens | Angers angers | Basse-Terre basse_terre
Bastia bastia | Besançon besancon | Bordeaux bordeaux | Bourges bourges | Caen caen | Cayenne cayenne | Chambéry chambery
Colmar colmar | Dijon dijon | Douai douai | Fort-de-France fort_de_france | Grenoble grenoble | Limoges limoges | Lyon lyon
Metz metz | Montpellier montpellier | Nancy nancy | Nîmes nimes | Nouméa noumea | Orléans orleans | Papeete papeete | Paris paris
Pau pau | Poitiers poitiers | Reims reims | Rennes rennes | Riom riom | Rouen rouen | Saint-Denis de La Réunion st_denis_reunion
Toulouse toulouse | Versailles versailles`)

/** Seats of the tribunaux judiciaires, by the INSEE code of their town. */
const judicialSeats = tableOf(`
Agen 47001 | Aix-en-Provence 13001 | Ajaccio 2a004 | Albertville 73011 | Albi 81004 | Alençon 61001 | Alès 30007 | Amiens 80021
Angers 49007 | Angoulême 16015 | Annecy 74010 | Argentan 61006 | Arras 62041 | Auch 32013 | Aurillac 15014 | Auxerre 89024
Avesnes-sur-Helpe 59036 | Avignon 84007 | Bar-le-Duc 55029 | Basse-Terre 97105 | Bastia 2b033 | Bayonne 64102 | Beauvais 60057
Belfort 90010 | Bergerac 24037 | Besançon 25056 | Béthune 62119 | Béziers 34032 | Blois 41018 | Bobigny 93008 | Bonneville 74042
Bordeaux 33063 | Boulogne-sur-Mer 62160 | Bourg-en-Bresse 01053 | Bourges 18033 | Bourgoin-Jallieu 38053 | Brest 29019
Brive-la-Gaillarde 19031 | Caen 14118 | Cahors 46042 | Cambrai 59122 | Carcassonne 11069 | Carpentras 84031 | Castres 81065
Cayenne 97302 | Chalon-sur-Saône 71076 | Châlons-en-Champagne 51108 | Chambéry 73065 | Charleville-Mézières 08105 | Chartres 28085
Châteauroux 36044 | Chaumont 52121 | Cherbourg-en-Cotentin 50129 | Clermont-Ferrand 63113 | Colmar 68066 | Compiègne 60159
Coutances 50147 | Créteil 94028 | Cusset 03095 | Dax 40088 | Dieppe 76217 | Digne-les-Bains 04070 | Dijon 21231 | Dole 39198
Douai 59178 | Draguignan 83050 | Dunkerque 59183 | Épinal 88160 | Évreux 27229 | Évry 91228 | Foix 09122 | Fontainebleau 77186
Fort-de-France 97209 | Gap 05061 | Grasse 06069 | Grenoble 38185 | Guéret 23096 | Guingamp 22070 | Koné 98811
La Roche-sur-Yon 85191 | La Rochelle 17300 | Laon 02408 | Laval 53130 | Le Havre 76351 | Le Mans 72181 | Le Puy-en-Velay 43157
Les Sables-d’Olonne 85194 | Libourne 33243 | Lille 59350 | Limoges 87085 | Lisieux 14366 | Lons-le-Saunier 39300 | Lorient 56121
Lyon 69123 | Mâcon 71270 | Mamoudzou 97611 | Marmande 47157 | Marseille 13055 | Mata-Utu 98613 | Meaux 77284 | Meaux 77291
Melun 77288 | Mende 48095 | Metz 57463 | Millau 12145 | Mont-de-Marsan 40192 | Montargis 45208 | Montauban 82121 | Montbéliard 25388
Montluçon 03185 | Montpellier 34172 | Moulins 03190 | Mulhouse 68224 | Nancy 54395 | Nanterre 92050 | Nantes 44109 | Narbonne 11262
Nevers 58194 | Nice 06088 | Nîmes 30189 | Niort 79191 | Nouméa 98818 | Orléans 45234 | Papeete 98735 | Paris 75056 | Pau 64445
Périgueux 24322 | Perpignan 66136 | Pointe-à-Pitre 97120 | Poitiers 86194 | Pontoise 95500 | Privas 07186 | Quimper 29232
Reims 51454 | Rennes 35238 | Roanne 42187 | Rodez 12202 | Rouen 76540 | Saintes 17415 | Saint-Brieuc 22278
Saint-Denis de La Réunion 97411 | Saint-Étienne 42218 | Saint-Gaudens 31483 | Saint-Malo 35288 | Saint-Nazaire 44184
Saint-Omer 62765 | Saint-Pierre de La Réunion 97416 | Saint-Quentin 02691 | Saint-Laurent-du-Maroni 97311 | Saint-Martin 97801
Sarreguemines 57631 | Saumur 49328 | Saverne 67437 | Senlis 60612 | Sens 89387 | Soissons 02722 | Strasbourg 67482 | Tarascon 13108
Tarbes 65440 | Thionville 57672 | Thonon-les-Bains 74281 | Toulon 83137 | Toulouse 31555 | Tours 37261 | Troyes 10387 | Tulle 19272
Val de Briey 54099 | Valence 26362 | Valenciennes 59606 | Vannes 56260 | Verdun 55545 | Versailles 78646 | Vesoul 70550
Vienne 38544 | Villefranche-sur-Saône 69264`)

/** Seats of the tribunaux de commerce, by the code of their registry. */
const commercialSeats = tableOf(`
Agen 4701 | Aix-en-Provence 1301 | Ajaccio 2001 | Albi 8101 | Alençon 6101 | Amiens 8002 | Angers 4901 | Angoulême 1601 | Annecy 7401
Antibes 0601 | Arras 6201 | Aubenas 0702 | Auch 3201 | Aurillac 1501 | Auxerre 8901 | Avignon 8401 | Bar-le-Duc 5501 | Basse-Terre 9711
Bastia 2002 | Bayonne 6401 | Beauvais 6001 | Belfort 9001 | Bergerac 2401 | Bernay 2701 | Besançon 2501 | Béziers 3402 | Blois 4101
Bobigny 9301 | Bordeaux 3302 | Boulogne-sur-Mer 6202 | Bourg-en-Bresse 0101 | Bourges 1801 | Brest 2901 | Briey 5401
Brive-la-Gaillarde 1901 | Caen 1402 | Cahors 4601 | Cannes 0602 | Carcassonne 1101 | Castres 8102 | Cayenne 9731
Chalon-sur-Saône 7102 | Châlons-en-Champagne 5101 | Chambéry 7301 | Chartres 2801 | Châteauroux 3601 | Chaumont 5201
Cherbourg 5001 | Clermont-Ferrand 6303 | Compiègne 6002 | Coutances 5002 | Créteil 9401 | Cusset 0301 | Dax 4001 | Dieppe 7601
Dijon 2104 | Douai 5952 | Draguignan 8302 | Dunkerque 5902 | Épinal 8801 | Évreux 2702 | Évry 7801 | Foix 0901 | Fort-de-France 9721
Fréjus 8303 | Gap 0501 | Grasse 0603 | Grenoble 3801 | Guéret 2301 | La Roche-sur-Yon 8501 | La Rochelle 1704 | Laval 5301
Le Havre 7606 | Le Mans 7202 | Le Puy-en-Velay 4302 | Libourne 3303 | Lille Métropole 5910 | Limoges 8701 | Lisieux 1407
Lons-le-Saunier 3902 | Lorient 5601 | Lyon 6901 | Mâcon 7106 | Mamoudzou 9761 | Manosque 0401 | Marseille 1303 | Meaux 7701
Melun 7702 | Mende 4801 | Mont-de-Marsan 4002 | Montauban 8201 | Montluçon 0303 | Montpellier 3405 | Nancy 5402 | Nanterre 9201
Nantes 4401 | Narbonne 1104 | Nevers 5802 | Nice 0605 | Nîmes 3003 | Niort 7901 | Orléans 4502 | Paris 7501 | Pau 6403
Périgueux 2402 | Perpignan 6601 | Pointe-à-Pitre 9712 | Poitiers 8602 | Pontoise 7802 | Quimper 2903 | Reims 5103 | Rennes 3501
Roanne 4201 | Rodez 1203 | Romans 2602 | Rouen 7608 | Saint-Brieuc 2202 | Saint-Denis de La Réunion 9741 | Saint-Étienne 4202
Saint-Malo 3502 | Saint-Nazaire 4402 | Saint-Pierre de La Réunion 9742 | Saint-Quentin 0202 | Saintes 1708 | Salon-de-Provence 1304
Sedan 0802 | Sens 8903 | Soissons 0203 | Tarascon 1305 | Tarbes 6502 | Thonon-les-Bains 7402 | Toulon 8305 | Toulouse 3102
Tours 3701 | Troyes 1001 | Valenciennes 5906 | Vannes 5602 | Vesoul - Gray 7001 | Versailles 7803 | Vienne 3802
Villefranche-sur-Saône - Tarare 6903`)

/** Tribunaux de commerce that became tribunaux des activités économiques, by decree, on the day below. */
const ECONOMIC_SEATS: ReadonlySet<string> = new Set(
  'Auxerre|Avignon|Le Havre|Le Mans|Limoges|Lyon|Marseille|Nancy|Nanterre|Paris|Saint-Brieuc|Versailles'.split(
    '|',
  ),
)
const ECONOMIC_FROM = '2025-01-01'

const LABELS = {
  ca: 'Cour d’appel',
  tj: 'Tribunal judiciaire',
  tcom: 'Tribunal de commerce',
  cph: 'Conseil de prud’hommes',
} as const
type Kind = keyof typeof LABELS
const SEATS: Readonly<Record<Exclude<Kind, 'cph'>, Table>> = {
  ca: appealSeats,
  tj: judicialSeats,
  tcom: commercialSeats,
}

const LABEL =
  /^(cour d['’]appel|tribunal judiciaire|tribunal de commerce|tribunal des activités économiques|conseil de prud['’]hommes)(?:\s+(.+))?$/i
const kindOf = (label: string): Kind =>
  /^cour/i.test(label) ? 'ca' : /judiciaire/i.test(label) ? 'tj' : /^conseil/i.test(label) ? 'cph' : 'tcom'

/**
 * A judicial court in full, from what Judilibre says of it, in codes (`tj`, `tj33063`) or in words: both give one name, that of the
 * day of the decision. Undefined where neither names a court that is known.
 */
export function judicialCourt(jurisdiction: string, location: string, date: string): string | undefined {
  const labelled = LABEL.exec(location) ?? LABEL.exec(jurisdiction)
  const kind = labelled
    ? kindOf(labelled[1] ?? '')
    : jurisdiction in LABELS
      ? (jurisdiction as Kind)
      : undefined
  if (!kind) return undefined
  const code = location.toLowerCase().replace(/^(?:ca|tcom|tj|cph)_?/, '')
  const seat = labelled?.[2] ? bareSeat(labelled[2]) : kind === 'cph' ? undefined : SEATS[kind].get(code)
  const label =
    kind === 'tcom' && seat && ECONOMIC_SEATS.has(seat) && date >= ECONOMIC_FROM
      ? 'Tribunal des activités économiques'
      : LABELS[kind]
  if (seat) return `${label} ${withArticle(seat)}`
  // a code that no table resolves is said to be one
  return location && !labelled ? `${label} (siège de code ${location})` : label
}

/** `du Havre`, `d’Agen`, `de Bordeaux` without what binds them; a detached chamber is not part of the name. */
function bareSeat(text: string): string {
  const name = text
    .replaceAll("'", '’')
    .replace(/\s*\(.*\)$/, '')
    .trim()
  if (/^du /i.test(name)) return `Le ${name.slice(3)}`
  if (/^des /i.test(name)) return `Les ${name.slice(4)}`
  return name
    .replace(/^d(?:e |’)/i, '')
    .replace(/^Saint-Etienne$/, 'Saint-Étienne')
    .replace(/^Chalons-en-/, 'Châlons-en-')
    .replace(/ de la Réunion$/, ' de La Réunion')
    .replace(/^Saint-Laurent-Du-/, 'Saint-Laurent-du-')
}

function withArticle(seat: string): string {
  if (seat.startsWith('Le ')) return `du ${seat.slice(3)}`
  if (seat.startsWith('Les ')) return `des ${seat.slice(4)}`
  return /^[AEÉIOUY]/.test(seat) ? `d’${seat}` : `de ${seat}`
}
