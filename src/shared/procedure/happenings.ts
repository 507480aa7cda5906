/** What an event may be told of beside its date. */
export interface Option {
  readonly key: string
  readonly label: string
}

/** A kind of event from which a time limit runs, or that changes one. */
export interface Happening {
  readonly kind: string
  readonly family: 'decision' | 'request' | 'recourse' | 'documents' | 'court' | 'other'
  readonly label: string
  /** what its date is, exactly */
  readonly dated: string
  /** what proves that date */
  readonly proof: string
  readonly options: readonly Option[]
}

const noRemedies: Option = { key: 'no-remedies', label: 'sans mention des voies et délais de recours' }

const happening = (
  family: Happening['family'],
  kind: string,
  label: string,
  dated: string,
  proof: string,
  ...options: Option[]
): Happening => ({ kind, family, label, dated, proof, options })

/** The events the deadlines are computed from, in the order they are offered. */
export const happenings: readonly Happening[] = [
  happening(
    'decision',
    'notified',
    'Décision notifiée',
    'jour où le destinataire l’a reçue',
    'avis de réception, ou courriel daté ; la preuve pèse sur l’administration',
    noRemedies,
  ),
  happening(
    'decision',
    'published',
    'Acte publié ou affiché',
    'premier jour de publication régulière',
    'capture datée de la publication en ligne, certificat d’affichage',
    noRemedies,
  ),
  happening(
    'decision',
    'unpublished',
    'Acte réglementaire jamais publié (décision révélée)',
    'jour où il a été révélé',
    'pièces qui révèlent la décision',
  ),
  happening(
    'decision',
    'permit-displayed',
    'Permis affiché sur le terrain',
    'premier jour d’affichage',
    'constat ou photographie datée',
  ),
  happening(
    'decision',
    'contract-published',
    'Marché ou contrat rendu public',
    'jour de la mesure de publicité',
    'avis d’attribution publié',
  ),
  happening(
    'request',
    'request',
    'Demande reçue par l’administration',
    'jour de réception',
    'avis de réception ou accusé de réception électronique',
    { key: 'collegiate', label: 'mesure que seul un conseil ou une assemblée peut prendre' },
    { key: 'unacknowledged', label: 'sans accusé de réception complet' },
    { key: 'accepts', label: 'le silence vaut acceptation' },
  ),
  happening(
    'request',
    'refused',
    'Refus exprès notifié',
    'jour où il a été reçu',
    'avis de réception du refus',
    noRemedies,
  ),
  happening(
    'request',
    'known',
    'Connaissance de la décision établie',
    'premier jour où elle est prouvée',
    'courrier ou écriture qui la révèle',
  ),
  happening(
    'request',
    'reasons-asked',
    'Motifs du refus implicite demandés',
    'jour de réception de la demande',
    'avis de réception',
  ),
  happening(
    'request',
    'reasons-given',
    'Motifs communiqués',
    'jour de réception de la réponse',
    'courrier reçu',
  ),
  happening(
    'recourse',
    'gracieux',
    'Recours gracieux reçu',
    'jour de réception par l’administration',
    'avis de réception',
    { key: 'second', label: 'second recours, identique au premier' },
  ),
  happening(
    'recourse',
    'hierarchique',
    'Recours hiérarchique reçu',
    'jour de réception par l’administration',
    'avis de réception',
  ),
  happening(
    'recourse',
    'recourse-refused',
    'Rejet exprès du recours administratif notifié',
    'jour où il a été reçu',
    'avis de réception du rejet',
    { key: 'hierarchique', label: 'rejet du recours hiérarchique' },
  ),
  happening(
    'recourse',
    'legal-aid',
    'Aide juridictionnelle demandée',
    'jour du dépôt de la demande',
    'récépissé du bureau d’aide juridictionnelle',
  ),
  happening(
    'recourse',
    'legal-aid-decided',
    'Aide juridictionnelle : décision définitive ou auxiliaire désigné',
    'jour de la notification, ou de la désignation si elle est plus tardive',
    'notification de la décision',
  ),
  happening(
    'documents',
    'cada-request',
    'Demande de documents reçue',
    'jour de réception par l’administration',
    'avis de réception ou courriel daté',
    { key: 'unacknowledged', label: 'sans accusé de réception mentionnant la saisine de la CADA' },
  ),
  happening(
    'documents',
    'cada-refused',
    'Refus de communication notifié',
    'jour où il a été reçu',
    'courrier ou courriel du refus',
    noRemedies,
  ),
  happening(
    'documents',
    'cada-registered',
    'Saisine enregistrée par la CADA',
    'jour d’enregistrement',
    'accusé d’enregistrement de la CADA',
  ),
  happening(
    'documents',
    'cada-confirmed',
    'Refus confirmé après la saisine de la CADA',
    'jour où il a été reçu',
    'courrier du refus',
  ),
  happening(
    'court',
    'filed',
    'Requête déposée',
    'jour du dépôt, ou de l’envoi par la poste',
    'accusé de Télérecours, ou preuve de dépôt postal',
  ),
  happening(
    'court',
    'liberte-order',
    'Ordonnance de référé-liberté notifiée',
    'jour de la notification',
    'notification du greffe',
  ),
  happening(
    'court',
    'suspension-order',
    'Ordonnance de référé-suspension notifiée',
    'jour de la notification',
    'notification du greffe',
    { key: 'no-serious-doubt', label: 'rejet faute de doute sérieux' },
  ),
  happening(
    'court',
    'utiles-order',
    'Ordonnance de référé mesures utiles notifiée',
    'jour de la notification',
    'notification du greffe',
  ),
  happening(
    'court',
    'judgment',
    'Jugement du tribunal notifié',
    'jour de la notification',
    'notification du greffe',
    { key: 'last-instance', label: 'rendu en premier et dernier ressort (communication de documents)' },
  ),
  happening(
    'court',
    'appeal-judgment',
    'Arrêt de la cour notifié',
    'jour de la notification',
    'notification du greffe',
  ),
  happening(
    'court',
    'invited',
    'Invitation à confirmer le maintien de la requête',
    'jour de la notification',
    'courrier du greffe',
  ),
  happening(
    'court',
    'formal-notice',
    'Mise en demeure de produire',
    'jour de la notification',
    'courrier du greffe',
  ),
  happening(
    'court',
    'recap-asked',
    'Mémoire récapitulatif demandé',
    'jour de la notification',
    'courrier du greffe',
  ),
  happening(
    'court',
    'memoir-announced',
    'Requête sommaire annonçant un mémoire (Conseil d’État)',
    'jour d’enregistrement',
    'accusé d’enregistrement',
    { key: 'refere', label: 'pourvoi contre une ordonnance de référé' },
  ),
  happening(
    'court',
    'closing-set',
    'Clôture de l’instruction fixée par ordonnance',
    'jour de la clôture',
    'ordonnance de clôture',
  ),
  happening(
    'court',
    'crystallised',
    'Moyens nouveaux arrêtés par ordonnance',
    'jour fixé',
    'ordonnance du président',
  ),
  happening('court', 'hearing', 'Audience', 'jour de l’audience', 'avis d’audience'),
  happening(
    'court',
    'served',
    'Écriture mise à disposition dans Télérecours',
    'jour de la mise à disposition',
    'courriel de Télérecours',
  ),
  happening(
    'other',
    'cnil-complaint',
    'Plainte reçue par la CNIL',
    'jour de réception',
    'accusé de réception de la CNIL',
  ),
  happening(
    'other',
    'law-referred',
    'Loi déférée au Conseil constitutionnel',
    'jour de la saisine',
    'page de l’affaire',
    { key: 'urgent', label: 'en urgence (huit jours)' },
  ),
  happening(
    'other',
    'sitting',
    'Examen en séance à l’Assemblée nationale',
    'premier jour de l’examen',
    'ordre du jour',
  ),
]

const byKind = new Map(happenings.map(one => [one.kind, one]))

/** The kind of an event, where limits are computed from it. */
export const happeningOf = (kind: string): Happening | undefined => byKind.get(kind)
