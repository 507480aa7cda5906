const collective =
  'c’est l’en-tête d’une convention collective (KALI), sans article, que Prétoire ne lit pas : pour en citer un article, copiez-le depuis Légifrance dans une nouvelle source'

/** Amendments are no source: they go with the text they change. */
export const liasse =
  'c’est une liasse d’amendements : importez-la dans Campagne, Amendements, «\u00a0Importer une liasse\u00a0», ou par «\u00a0amendment import\u00a0»'

const news =
  'c’est un flux d’actualités, qui annonce des textes sans les porter : importez les archives elles-mêmes, dont «\u00a0État de la bibliothèque\u00a0» donne les adresses'

const annex =
  'c’est l’annexe d’un acte de l’Union européenne au format Formex, qui ne dit pas de quel acte : enregistrez la page de l’acte depuis EUR-Lex'
const advocate =
  'ce sont les conclusions d’un avocat général, qui ne sont pas une décision : enregistrez leur page depuis EUR-Lex pour en faire un document'

/** Published formats that are not read, by root element: what the file is, and what to use instead. */
export const xmlNotRead: Readonly<Record<string, string>> = {
  feed: news,
  rss: news,
  amendement: liasse,
  amendements: liasse,
  ANNEX: annex,
  CONCLUSION: advocate,
  OPINION: advocate,
  DOC: 'c’est le sommaire d’un document Formex, sans texte : donnez le fichier de l’arrêt lui-même',
  TEXTEKALI: collective,
  IDCC: collective,
  DOSSIER_LEGISLATIF:
    'c’est un dossier législatif (DOLE), qui renvoie aux textes sans les porter : importez la loi depuis LEGI ou le Journal officiel',
}

/** The same of a JSON object: undefined where it is nothing we know. */
export function jsonNotRead(value: Readonly<Record<string, unknown>>): string | undefined {
  if ('pretoireKey' in value)
    return 'c’est une clé de signature : reprenez-la dans les réglages, «\u00a0Signature des lots\u00a0»'
  if ('dossierParlementaire' in value)
    return 'c’est un dossier législatif : reprenez-le dans Campagne, «\u00a0Reprendre un dossier législatif\u00a0», ou par «\u00a0bill import\u00a0»'
  if ('amendement' in value || 'amendements' in value || 'textesEtAmendements' in value) return liasse
  const text = JSON.stringify(value).slice(0, 4000)
  if (/"decisions":\{.*"hits":/s.test(text) || (/"_source":/.test(text) && /"paragraph":/.test(text)))
    return 'c’est une page de résultats de la recherche du Conseil d’État, que Prétoire ne lit pas : importez l’archive mensuelle de ses décisions (données ouvertes de la justice administrative), qui porte leur texte entier'
  return undefined
}
