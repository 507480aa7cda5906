import { type QuestionKey, questions } from './questions.ts'

/** An answer that an event may keep beside its date. */
export interface Option {
  readonly key: string
  readonly label: string
}

/** A kind of event from which a time limit runs, or that changes one. */
export interface EventKind {
  readonly kind: string
  readonly family: 'decision' | 'request' | 'recourse' | 'documents' | 'court' | 'other'
  readonly label: string
  /** what its date is, exactly */
  readonly dateMeaning: string
  /** what proves that date */
  readonly proof: string
  /** what may be asked of it; open until the user answers */
  readonly questions: readonly QuestionKey[]
  readonly options: readonly Option[]
}

/** The families of events, in the order they are shown. */
export const eventFamilies: Readonly<Record<EventKind['family'], string>> = {
  decision: 'La décision',
  request: 'La demande et son refus',
  recourse: 'Les recours administratifs et l’aide juridictionnelle',
  documents: 'La communication de documents',
  court: 'Le tribunal',
  other: 'Autres procédures',
}

/** Declares a kind of event. */
export const eventKind = (
  family: EventKind['family'],
  kind: string,
  label: string,
  dateMeaning: string,
  proof: string,
  ...questionKeys: readonly QuestionKey[]
): EventKind => ({
  kind,
  family,
  label,
  dateMeaning,
  proof,
  questions: questionKeys,
  options: questionKeys.flatMap(one =>
    Object.entries(questions[one].values).map(([key, answer]) => ({
      key,
      label: Object.keys(questions[one].values).length > 1 ? `${questions[one].label} : ${answer}` : answer,
    })),
  ),
})
