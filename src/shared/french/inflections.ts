type Rule = readonly [ending: string, replacement: string, least: number]

/** Longest ending first among those that share a last letter; `least` is the length of word from which it applies. */
const rules: readonly Rule[] = [
  // plural
  ['eaux', 'el', 5],
  ['aux', 'al', 5],
  ['eux', 'eu', 4],
  ['oux', 'ou', 5],
  ['ss', 'ss', 4],
  ['s', '', 4],
  // verbs
  ['issent', 'i', 8],
  ['eraient', 'e', 9],
  ['eront', 'e', 7],
  ['erent', 'e', 7],
  ['aient', 'e', 7],
  ['er', 'e', 5],
  ['ir', 'i', 5],
  // masculine forms that meet their feminine
  ['eau', 'el', 5],
  ['eur', 'eu', 5],
  // feminine
  ['eresse', 'eu', 9],
  ['trice', 'teu', 7],
  ['euse', 'eu', 6],
  ['ouse', 'ou', 6],
  ['oise', 'ois', 6],
  ['aise', 'ais', 6],
  ['ise', 'is', 5],
  ['ive', 'if', 5],
  ['elle', 'el', 6],
  ['eille', 'eil', 8],
  ['enne', 'en', 6],
  ['onne', 'on', 6],
  ['aine', 'ain', 6],
  ['ine', 'in', 7],
  ['iere', 'ier', 6],
  ['gere', 'ger', 6],
  ['eure', 'eur', 6],
  ['ante', 'ant', 6],
  ['ente', 'ent', 6],
  ['nde', 'nd', 6],
  ['cte', 'ct', 5],
  ['ite', 'it', 5],
  ['ate', 'at', 6],
  ['ale', 'al', 5],
  ['ile', 'il', 6],
  ['ie', 'i', 6],
  ['que', 'que', 4],
  ['gue', 'gue', 4],
  ['ue', 'u', 4],
  ['ee', 'e', 4],
]

/** The rules by the last letter of the word. */
export const inflections: ReadonlyMap<number, readonly Rule[]> = rules.reduce((all, rule) => {
  const last = rule[0].charCodeAt(rule[0].length - 1)
  return all.set(last, [...(all.get(last) ?? []), rule])
}, new Map<number, Rule[]>())

const families: Readonly<Record<string, string>> = {
  // the form on the left stands for the others
  tout: 'toute toutes tous',
  nul: 'nulle nulles nuls',
  seul: 'seule seules seuls',
  public: 'publique publiques publics',
  complet: 'complete completes complets',
  incomplet: 'incomplete incompletes incomplets',
  secret: 'secrete secretes secrets',
  discret: 'discrete discretes discrets',
  concret: 'concrete concretes concrets',
  ouvert: 'ouverte ouvertes ouverts',
  couvert: 'couverte couvertes couverts',
  offert: 'offerte offertes offerts',
  expert: 'experte expertes experts',
  travail: 'travaux',
  bail: 'baux',
  oeil: 'yeux',
  monsieur: 'messieurs',
  madame: 'mesdames',
  bien: 'biens',
  elle: 'elles',
}

/** Words whose last letters are not an inflection, and that a rule would confuse with another. */
const isSingleForm =
  'cours fils fonds mois sens gens pas tiers corps temps vers bois dans sans sous plus moins mars ' +
  'partie droite camera opera maniere revue crise vie prix voix choix paix deux eux leur leurs ceux ' +
  'avenir hier fier mer fer ier er suite vente vise'

/** Words known as a whole: exceptions to the rules, each with its stem. */
export const whole: ReadonlyMap<string, string> = new Map([
  ...Object.entries(families).flatMap(([stem, forms]) =>
    [stem, ...forms.split(' ')].map(form => [form, stem] as const),
  ),
  ...isSingleForm.split(' ').map(word => [word, word] as const),
  ['parties', 'partie'],
  ['droites', 'droite'],
  ['manieres', 'maniere'],
  ['revues', 'revue'],
  ['crises', 'crise'],
  ['vies', 'vie'],
  ['cameras', 'camera'],
  ['suites', 'suite'],
  ['ventes', 'vente'],
])
