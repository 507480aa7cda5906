import { suitLimit } from '../../procedure/situation.ts'
import { blocksAt, claimsOf, problem, type Rule, type Subject, says, sectionsOf } from './subject.ts'

/** Checks that the facts are told. */
export const facts: Rule = subject =>
  says(blocksAt(subject, 'facts')) || says(sectionsOf(subject, /\bfaits\b/i))
    ? []
    : [
        problem(
          'blocking',
          'no-facts',
          'La requête n’expose aucun fait. Racontez les faits et la procédure sous le titre qui leur est réservé.',
          'art. R. 411-1 CJA',
        ),
      ]

function families(subject: Subject): { external: boolean; internal: boolean } {
  const origins = subject.material.draft.blocks.flatMap(block => {
    const source = block.origin && subject.sources.get(block.origin.source)
    return source?.kind === 'argument' && source.ground ? [source.ground.family] : []
  })
  const has = (family: 'externe' | 'interne', slot: string, title: RegExp) =>
    origins.includes(family) || says(blocksAt(subject, slot)) || says(sectionsOf(subject, title))
  return {
    external: has('externe', 'ground-external', /légalité externe/i),
    internal: has('interne', 'ground-internal', /légalité interne/i),
  }
}

/** Checks that there is a ground. */
export const grounds: Rule = subject => {
  const { external, internal } = families(subject)
  if (external || internal) return []
  const message =
    'La requête ne contient aucun moyen : elle ne pourrait plus être régularisée après l’expiration du délai de recours.'
  return [problem('blocking', 'no-ground', message, 'art. R. 411-1 CJA')]
}

/**
 * Advises a claim that has grounds of one family to raise one of the other, while the time to sue still runs: it closes with it. Against a
 * refusal to repeal the vices of form and procedure are of no use.
 */
export const bothFamilies: Rule = subject => {
  const { external, internal } = families(subject)
  if (external === internal || subject.fact('decision.type') === 'abrogation') return []
  const limit = suitLimit(subject.material.dossier, subject.fact)
  if (limit?.lastDay && limit.assumes === '' && limit.lastDay < subject.today) return []
  const [family, otherFamily] = external ? ['externe', 'interne'] : ['interne', 'externe']
  const message = `Seuls des moyens de légalité ${family} sont soulevés. Après le délai de recours, aucun moyen de légalité ${otherFamily} ne pourra plus l’être, sauf ordre public : soulevez-en au moins un.`
  return [
    problem('warning', 'one-family', message, 'CE, Sect., 20 février 1953, Société Intercopie, n° 9772'),
  ]
}

/** Checks that the court is asked something. */
export const conclusions: Rule = subject =>
  claimsOf(subject).length > 0
    ? []
    : [
        problem(
          'blocking',
          'no-claim',
          'La requête ne demande rien au tribunal : ajoutez les conclusions, numérotées, sous PAR CES MOTIFS.',
          'art. R. 411-1 CJA',
        ),
      ]

/** Checks that each argument has its claim, and each claim its argument. */
export const injunction: Rule = subject => {
  const claim = claimsOf(subject).find(item => /enjoi(n|gn)/i.test(item.text))
  const section = [...blocksAt(subject, 'injunction'), ...sectionsOf(subject, /injonction/i)]
  const hasText = says(section)
  if (hasText && !claim) {
    return [
      problem(
        'warning',
        'injunction-not-claimed',
        'Une injonction est développée mais n’est pas demandée dans les conclusions : le tribunal ne peut accorder que ce qui lui est demandé.',
        'art. L. 911-1 CJA',
        at(section[0]?.id),
      ),
    ]
  }
  if (claim && !hasText) {
    return [
      problem(
        'warning',
        'injunction-not-argued',
        'Les conclusions demandent une injonction que rien ne développe dans la discussion.',
        'art. L. 911-1 CJA',
        at(claim.block),
      ),
    ]
  }
  return []
}

const at = (block: string | undefined) => (block ? { block } : {})
const amount = /\d[\d\s\u00a0\u202f]*(€|euros?)/i

/** Checks that a penalty has an amount. */
export const penalty: Rule = subject =>
  claimsOf(subject)
    .filter(item => /(?<!même )astreinte/i.test(item.text) && !amount.test(item.text))
    .map(item =>
      problem(
        'warning',
        'penalty-without-amount',
        'Une astreinte est demandée sans montant. Indiquez-le par jour de retard.',
        'art. L. 911-3 CJA',
        { block: item.block },
      ),
    )

/** Checks that costs are asked for. */
export const costs: Rule = subject => {
  const claims = claimsOf(subject)
  return claims.length === 0 || claims.some(item => /761[-‑]1/.test(item.text))
    ? []
    : [
        problem(
          'warning',
          'no-costs',
          'Les conclusions ne demandent pas les frais d’instance. Ajoutez-les si vous en avez exposé.',
          'art. L. 761-1 CJA',
          at(claims[0]?.block),
        ),
      ]
}

/** Reports claims for money, which take a lawyer; costs and penalties are none. */
export const money: Rule = subject => {
  if (subject.material.dossier.parties.some(party => party.role === 'counsel')) return []
  return claimsOf(subject)
    .filter(item => amount.test(item.text) && !/761[-‑]1|astreinte/i.test(item.text))
    .map(item =>
      problem(
        'warning',
        'money-without-lawyer',
        'Une somme d’argent est demandée : le ministère d’un avocat est obligatoire pour ces conclusions.',
        'art. R. 431-2 CJA',
        { block: item.block },
      ),
    )
}
