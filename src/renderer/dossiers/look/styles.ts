import type { Style } from '../../../shared/drafts/model.ts'

/** The manners of the house, by their names. */
export const styleNames: Readonly<Record<Style, string>> = {
  association: 'Association',
  lawyer: 'Avocat·e',
  briefing: 'Note',
  parliament: 'Parlement',
}

/** Each with what makes it. */
export const styles: readonly { readonly style: Style; readonly about: string }[] = [
  {
    style: 'association',
    about: 'Paragraphes numérotés dans la marge, parties en capitales centrées, chacune sur sa page.',
  },
  {
    style: 'lawyer',
    about:
      'Times, large marge à gauche pour le lecteur, parties soulignées, une ligne entre les paragraphes.',
  },
  { style: 'briefing', about: 'Deux pages serrées, un encadré, des tableaux sobres.' },
  {
    style: 'parliament',
    about: 'Amendement, question, saisine : sobre, titres centrés, rien au pied que la page.',
  },
]
