import { targetOf } from './pointer.ts'
import { dayOf, type Raw, words } from './record.ts'
import { all, at, said } from './tree.ts'

const textOf = (reference: string): string => {
  const found = /B(TC|TA)?(\d+)$/.exec(reference)
  if (!found) return reference
  return `texte n°\u00a0${Number(found[2])}${found[1] === 'TA' ? ' (T.A.)' : ''}`
}

const etats: Readonly<Record<string, string>> = {
  AC: '',
  DI: 'Discuté',
  ER: 'Retiré',
  IR: 'Irrecevable',
  RE: 'Retiré',
}

/** An amendment of the Assemblée nationale, in any of the shapes it publishes: live (Eliasse), 15th, 16th and 17th legislatures. */
export function assembleeRecord(tree: unknown): Raw | undefined {
  if (said(tree, 'uid') && (at(tree, 'identifiant') || at(tree, 'identification'))) return filed(tree)
  return said(tree, 'numero') && (at(tree, 'texte') || at(tree, 'division')) ? live(tree) : undefined
}

function filed(tree: unknown): Raw {
  const identity = at(tree, 'identifiant') ?? at(tree, 'identification')
  const reference = said(tree, 'texteLegislatifRef') || said(identity, 'saisine', 'refTexteLegislatif')
  const division = at(tree, 'pointeurFragmentTexte', 'division')
  const number = said(tree, 'numeroLong') || said(identity, 'numeroLong') || said(identity, 'numero')
  const organ = said(identity, 'prefixeOrganeExamen') || said(identity, 'saisine', 'organeExamen')
  const body = at(tree, 'corps', 'contenuAuteur') ?? at(tree, 'corps')
  const legislature = said(tree, 'legislature') || said(identity, 'legislature')
  const url = /B(?:TC|TA)?(\d+)$/.exec(reference)?.[1]
  return {
    uid: said(tree, 'uid'),
    chamber: 'an',
    textLabel: textOf(reference),
    reading: said(tree, 'etapeTexte'),
    // the séance is told by its prefix, or by its organ; committees by theirs
    body:
      !organ || organ === 'AN' || /P0$/.test(organ) ? 'séance' : /^PO/.test(organ) ? bodyOf(number) : organ,
    target: divisionTarget(division),
    number,
    authors: authorsOf(at(tree, 'signataires')),
    dispositif: said(body, 'dispositif'),
    expose: said(body, 'exposeSommaire'),
    outcome:
      said(tree, 'cycleDeVie', 'sort') ||
      said(tree, 'sort', 'sortEnSeance') ||
      said(tree, 'cycleDeVie', 'etatDesTraitements', 'sousEtat', 'libelle') ||
      said(tree, 'etat') ||
      said(tree, 'cycleDeVie', 'etatDesTraitements', 'etat', 'libelle'),
    parent: said(tree, 'amendementParentRef') || said(tree, 'amendementParent'),
    source:
      url && bodyOf(number) === 'séance'
        ? `https://www.assemblee-nationale.fr/dyn/${legislature}/amendements/${url}/${/^PO|^$/.test(organ) ? 'AN' : organ}/${number.replace(/\D.*$/, '')}`
        : '',
    asOf:
      said(tree, 'cycleDeVie', 'dateSort') ||
      said(tree, 'sort', 'dateSaisie') ||
      said(tree, 'cycleDeVie', 'dateDepot') ||
      said(tree, 'dateDepot'),
  }
}

/** A number of a committee opens with its letters: CL489, AS103. */
const bodyOf = (number: string): string => (/^[A-Z]/.test(number) ? 'commission' : 'séance')

function divisionTarget(division: unknown): Raw['target'] {
  const side = said(division, 'avant_A_Apres') || said(division, 'avantApres')
  const short = said(division, 'articleDesignationCourte') || said(division, 'divisionDesignation')
  return targetOf(short || said(division, 'articleDesignation') || said(division, 'titre'), side)
}

function authorsOf(signers: unknown): string {
  const shown = said(signers, 'texteAffichable') || said(signers, 'libelle')
  if (shown)
    return words(shown)
      .replace(/,?\s+,/g, ',')
      .trim()
  const author = said(signers, 'auteur', 'acteurRef')
  const others = all(signers, 'cosignataires', 'acteurRef').map(String)
  return [author, ...others].filter(Boolean).join(', ') || said(signers, 'auteur', 'typeAuteur')
}

function live(tree: unknown): Raw {
  const text = at(tree, 'texte')
  const legislature = said(text, 'numeroLegislature')
  const bill = said(text, 'numBibard')
  const organ = said(tree, 'examen', 'organeSaisi')
  const pdf = said(tree, 'urlPDF')
  const number = said(tree, 'numeroLong') || said(tree, 'numero')
  const signers = said(tree, 'listeDesSignataires')
  const author = at(tree, 'auteur')
  return {
    uid: `eliasse:${legislature}/${bill}/${pdf.split('/').at(-2) ?? organ}/${said(tree, 'numero')}`,
    chamber: 'an',
    textLabel: bill ? `texte n°\u00a0${bill}` : words(said(text, 'titre')),
    reading: said(text, 'etapeTexte'),
    body: /séance/i.test(organ) || !organ ? 'séance' : organ,
    target: targetOf(
      said(tree, 'division', 'divisionDesignation') || said(tree, 'division', 'titre'),
      said(tree, 'division', 'avantApres'),
    ),
    number,
    authors: signers
      ? words(signers)
      : [said(author, 'civilite'), said(author, 'nom')].filter(Boolean).join(' '),
    dispositif: said(tree, 'dispositif'),
    expose: said(tree, 'exposeSommaire'),
    outcome: said(tree, 'sortEnSeance') || (etats[said(tree, 'etat')] ?? ''),
    parent: said(tree, 'numeroParent'),
    source: pdf ? `https://www.assemblee-nationale.fr${pdf}` : '',
    asOf: dayOf(said(tree, 'dateSaisieSort')) ?? said(tree, 'datePublication') ?? '',
  }
}
