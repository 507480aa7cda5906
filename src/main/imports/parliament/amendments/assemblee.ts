import { dayOf, type Raw, words } from './amendment-record.ts'
import { targetOf } from './pointer.ts'
import { all, at, textAt } from './xml-tree.ts'

const textOf = (reference: string): string => {
  const match = /B(TC|TA)?(\d+)$/.exec(reference)
  if (!match) return reference
  return `texte n°\u00a0${Number(match[2])}${match[1] === 'TA' ? ' (T.A.)' : ''}`
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
  if (textAt(tree, 'uid') && (at(tree, 'identifiant') || at(tree, 'identification')))
    return filedAmendment(tree)
  return textAt(tree, 'numero') && (at(tree, 'texte') || at(tree, 'division')) ? live(tree) : undefined
}

function filedAmendment(tree: unknown): Raw {
  const identity = at(tree, 'identifiant') ?? at(tree, 'identification')
  const reference = textAt(tree, 'texteLegislatifRef') || textAt(identity, 'saisine', 'refTexteLegislatif')
  const division = at(tree, 'pointeurFragmentTexte', 'division')
  const number = textAt(tree, 'numeroLong') || textAt(identity, 'numeroLong') || textAt(identity, 'numero')
  const organ = textAt(identity, 'prefixeOrganeExamen') || textAt(identity, 'saisine', 'organeExamen')
  const body = at(tree, 'corps', 'contenuAuteur') ?? at(tree, 'corps')
  const legislature = textAt(tree, 'legislature') || textAt(identity, 'legislature')
  const url = /B(?:TC|TA)?(\d+)$/.exec(reference)?.[1]
  return {
    uid: textAt(tree, 'uid'),
    chamber: 'an',
    textLabel: textOf(reference),
    reading: textAt(tree, 'etapeTexte'),
    // the séance is told by its prefix, or by its organ; committees by theirs
    body:
      !organ || organ === 'AN' || /P0$/.test(organ) ? 'séance' : /^PO/.test(organ) ? bodyOf(number) : organ,
    target: divisionTarget(division),
    number,
    authors: authorsOf(at(tree, 'signataires')),
    dispositif: textAt(body, 'dispositif'),
    expose: textAt(body, 'exposeSommaire'),
    outcome:
      textAt(tree, 'cycleDeVie', 'sort') ||
      textAt(tree, 'sort', 'sortEnSeance') ||
      textAt(tree, 'cycleDeVie', 'etatDesTraitements', 'sousEtat', 'libelle') ||
      textAt(tree, 'etat') ||
      textAt(tree, 'cycleDeVie', 'etatDesTraitements', 'etat', 'libelle'),
    parent: textAt(tree, 'amendementParentRef') || textAt(tree, 'amendementParent'),
    source:
      url && bodyOf(number) === 'séance'
        ? `https://www.assemblee-nationale.fr/dyn/${legislature}/amendements/${url}/${/^PO|^$/.test(organ) ? 'AN' : organ}/${number.replace(/\D.*$/, '')}`
        : '',
    asOf:
      textAt(tree, 'cycleDeVie', 'dateSort') ||
      textAt(tree, 'sort', 'dateSaisie') ||
      textAt(tree, 'cycleDeVie', 'dateDepot') ||
      textAt(tree, 'dateDepot'),
  }
}

/** A number of a committee opens with its letters: CL489, AS103. */
const bodyOf = (number: string): string => (/^[A-Z]/.test(number) ? 'commission' : 'séance')

function divisionTarget(division: unknown): Raw['target'] {
  const side = textAt(division, 'avant_A_Apres') || textAt(division, 'avantApres')
  const short = textAt(division, 'articleDesignationCourte') || textAt(division, 'divisionDesignation')
  return targetOf(short || textAt(division, 'articleDesignation') || textAt(division, 'titre'), side)
}

function authorsOf(signers: unknown): string {
  const signersText = textAt(signers, 'texteAffichable') || textAt(signers, 'libelle')
  if (signersText)
    return words(signersText)
      .replace(/,?\s+,/g, ',')
      .trim()
  const author = textAt(signers, 'auteur', 'acteurRef')
  const cosigners = all(signers, 'cosignataires', 'acteurRef').map(String)
  return [author, ...cosigners].filter(Boolean).join(', ') || textAt(signers, 'auteur', 'typeAuteur')
}

function live(tree: unknown): Raw {
  const text = at(tree, 'texte')
  const legislature = textAt(text, 'numeroLegislature')
  const bill = textAt(text, 'numBibard')
  const organ = textAt(tree, 'examen', 'organeSaisi')
  const pdf = textAt(tree, 'urlPDF')
  const number = textAt(tree, 'numeroLong') || textAt(tree, 'numero')
  const signers = textAt(tree, 'listeDesSignataires')
  const author = at(tree, 'auteur')
  return {
    uid: `eliasse:${legislature}/${bill}/${pdf.split('/').at(-2) ?? organ}/${textAt(tree, 'numero')}`,
    chamber: 'an',
    textLabel: bill ? `texte n°\u00a0${bill}` : words(textAt(text, 'titre')),
    reading: textAt(text, 'etapeTexte'),
    body: /séance/i.test(organ) || !organ ? 'séance' : organ,
    target: targetOf(
      textAt(tree, 'division', 'divisionDesignation') || textAt(tree, 'division', 'titre'),
      textAt(tree, 'division', 'avantApres'),
    ),
    number,
    authors: signers
      ? words(signers)
      : [textAt(author, 'civilite'), textAt(author, 'nom')].filter(Boolean).join(' '),
    dispositif: textAt(tree, 'dispositif'),
    expose: textAt(tree, 'exposeSommaire'),
    outcome: textAt(tree, 'sortEnSeance') || (etats[textAt(tree, 'etat')] ?? ''),
    parent: textAt(tree, 'numeroParent'),
    source: pdf ? `https://www.assemblee-nationale.fr${pdf}` : '',
    asOf: dayOf(textAt(tree, 'dateSaisieSort')) ?? textAt(tree, 'datePublication') ?? '',
  }
}
