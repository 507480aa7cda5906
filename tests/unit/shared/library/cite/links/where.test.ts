import { expect, test } from 'vitest'
import { whereToGet } from '../../../../../../src/shared/library/cite/links/where.ts'

const site = (url: string | undefined) => url && decodeURIComponent(url)
const legifrance = (fund: string, query: string) =>
  `https://www.legifrance.gouv.fr/search/${fund}?tab_selection=${fund}&searchField=ALL&query=${query}&page=1`

test.each([
  ['decision:ce||405548|2021-11-24', 'CE', legifrance('cetat', '405548')],
  ['decision:caa|lyon|18ly00001|2020-03-03', 'CAA', legifrance('cetat', '18LY00001')],
  ['decision:ta|nice|1800001|', 'TA', legifrance('cetat', '1800001')],
  ['decision:tc||c4178|', 'TC', legifrance('cetat', 'C4178')],
  ['decision:ce|||2021-11-24', 'CE', undefined],
  ['decision:cass||1812345|2020-03-03', 'Cass.', legifrance('juri', '18-12.345')],
  ['decision:cass|||2020-03-03', 'Cass.', undefined],
  ['decision:cjue||c71718|2020-03-03', 'CJUE', 'https://curia.europa.eu/juris/liste.jsf?num=C-717/18'],
  ['decision:cjue||4375|1976-04-08', 'CJUE', 'https://curia.europa.eu/juris/liste.jsf?num=43/75'],
  ['decision:cjue||t1718|', 'CJUE', 'https://curia.europa.eu/juris/liste.jsf?num=T-17/18'],
  ['decision:cjue|||2020-03-03', 'CJUE', undefined],
  ['decision:cedh||1234518|2020-03-03', 'CEDH', 'https://hudoc.echr.coe.int/fre#{"appno":["12345/18"]}'],
  ['decision:cedh|||2020-03-03', 'CEDH', undefined],
  ['decision:consconst||2019827qpc|2020-02-28', 'CC', undefined],
  ['decision:consconst||98408dc|1999-01-22', 'CC', undefined],
  [
    'decision:consconst||2019827qpc|2019-12-05',
    'CC',
    'https://www.conseil-constitutionnel.fr/decision/2019/2019827QPC.htm',
  ],
  [
    'decision:consconst||96373dc|1996-04-09',
    'CC',
    'https://www.conseil-constitutionnel.fr/decision/1996/96373DC.htm',
  ],
  ['decision:consconst||2019827|2019-12-05', 'CC', undefined],
  ['decision:consconst||2019827qpc|', 'CC', undefined],
  ['decision:autre|courdappeldeparis||2020-03-03', 'CA Paris', undefined],
  [
    'ecli:ECLI:FR:CECHR:2021:405548.20211124',
    'ECLI',
    legifrance('all', 'ECLI:FR:CECHR:2021:405548.20211124'),
  ],
  ['document:cnil||delib||||2019001|', 'CNIL, délib. n° 2019-001', legifrance('cnil', '2019-001')],
  ['document:cnil||delib||||san2021003|', 'CNIL, délib. SAN-2021-003', legifrance('cnil', 'SAN-2021-003')],
  ['document:cnil||delib||||x|', 'sans numéro', legifrance('cnil', 'sans numéro')],
  ['document:cada||avis||||20184400|', 'CADA', undefined],
  [
    'article:reglement ue 2016679|5',
    'règlement (UE) 2016/679, art. 5',
    'https://eur-lex.europa.eu/search.html?scope=EURLEX&type=quick&lang=fr&text=règlement (UE) 2016/679, art. 5',
  ],
  [
    'article:directive ue 9243|',
    'directive 92/43/CEE',
    'https://eur-lex.europa.eu/search.html?scope=EURLEX&type=quick&lang=fr&text=directive 92/43/CEE',
  ],
  [
    'article:decision ue 201087|',
    'décision 2010/87/UE',
    'https://eur-lex.europa.eu/search.html?scope=EURLEX&type=quick&lang=fr&text=décision 2010/87/UE',
  ],
  ['article:code civil|1240', 'art. 1240 C. civ.', legifrance('all', 'code civil 1240')],
  ['article:code de la route|l-6', 'art. L. 6', legifrance('all', 'code de la route L6')],
  ['article:code electoral|lo-141', 'art. LO 141', legifrance('all', 'code electoral LO141')],
  [
    'article:code livre des procedures fiscales|l-6',
    'art. L. 6 LPF',
    legifrance('all', 'livre des procedures fiscales L6'),
  ],
  ['article:code civil|', 'C. civ.', legifrance('all', 'code civil')],
  [
    'article:constitution constitution du 4 octobre 1958|61-1',
    'Const.',
    legifrance('all', 'constitution du 4 octobre 1958 61-1'),
  ],
  ['article:loi 7817|6', 'loi n° 78-17, art. 6', legifrance('all', 'loi n° 78-17, art. 6')],
  ['article:ordonnance 581067|', 'ordonnance n° 58-1067', legifrance('all', 'ordonnance n° 58-1067')],
  ['article:decret 2019536|', 'décret n° 2019-536', legifrance('all', 'décret n° 2019-536')],
  ['article:arrete 2020-06-05|', 'arrêté du 5 juin 2020', legifrance('all', 'arrêté du 5 juin 2020')],
  ['article:convention protocole 1|', 'protocole n° 1', undefined],
  ['id:x', 'x', undefined],
])('%s', (key, label, url) => expect(site(whereToGet(key, label))).toBe(url))
