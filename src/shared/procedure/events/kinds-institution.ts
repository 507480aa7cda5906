import { type EventKind, eventKind } from './kind.ts'

/** Events before the CNIL, the Conseil constitutionnel and the parliament. */
export const institutionEvents: readonly EventKind[] = [
  eventKind(
    'other',
    'cnil-complaint',
    'Plainte reçue par la CNIL',
    'jour de réception',
    'accusé de réception de la CNIL',
    'acknowledged',
    'informed',
  ),
  eventKind(
    'other',
    'law-adopted',
    'Loi adoptée, transmise au Gouvernement',
    'jour de la transmission',
    'page du dossier législatif',
  ),
  eventKind(
    'other',
    'law-referred',
    'Loi déférée au Conseil constitutionnel',
    'jour de la saisine',
    'page de l’affaire',
    'urgent',
  ),
  eventKind(
    'other',
    'sitting',
    'Examen en séance à l’Assemblée nationale',
    'premier jour de l’examen',
    'ordre du jour',
  ),
  eventKind(
    'other',
    'cnil-informed',
    'Information de la CNIL reçue',
    'jour de réception',
    'courrier de la CNIL',
  ),
  eventKind(
    'other',
    'cnil-closed',
    'Clôture de la plainte par la CNIL notifiée',
    'jour de réception',
    'courrier de la CNIL',
    'remedies',
  ),
]
