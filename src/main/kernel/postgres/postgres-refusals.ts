import { AppError, type ErrorCode } from '../../../shared/kernel/errors.ts'

/** Codes of Node (socket, TLS) and of PostgreSQL (SQLSTATE), and the sentence each becomes. `where`: the address without its password. */
const REFUSALS: readonly (readonly [RegExp, ErrorCode, (where: string) => string])[] = [
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    'not-found',
    where =>
      `Le serveur du bureau (${where}) est introuvable : son nom est faux, ou cet ordinateur n’est pas relié au réseau. Rien n’est perdu : ce qui n’est pas envoyé reste ici.`,
  ],
  [
    /^(ECONNREFUSED|ENOENT)$/,
    'not-found',
    where =>
      `Le serveur du bureau (${where}) ne répond pas : PostgreSQL n’y est pas démarré, ou n’écoute pas à cette adresse. Rien n’est perdu : ce qui n’est pas envoyé reste ici.`,
  ],
  [
    /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|EPIPE|57P0[1-3]|08...)$/,
    'not-found',
    where =>
      `La liaison avec le bureau (${where}) est coupée. Rien n’est perdu : ce qui n’est pas envoyé reste ici, et les envois reprendront à la prochaine liaison.`,
  ],
  [
    /^(55P03|25P0[34])$/,
    'not-found',
    where =>
      `Quelqu’un d’autre écrit dans cet espace du bureau (${where}) et ne finit pas. Rien n’est perdu : ce qui n’est pas envoyé reste ici, et partira à une prochaine rencontre. Si cela dure, prévenez la personne qui tient le serveur.`,
  ],
  [
    /^(28P01|28000)$/,
    'refused',
    where =>
      `Le bureau (${where}) refuse ce nom ou ce mot de passe. Rien n’a été changé : vérifiez-les auprès de la personne qui tient le serveur.`,
  ],
  [
    /^3D000$/,
    'not-found',
    where =>
      `Le serveur répond, mais la base nommée par cette adresse (${where}) n’existe pas. Rien n’a été changé : la personne qui tient le serveur la crée par «\u00a0createdb\u00a0».`,
  ],
  [
    /^NO_TLS$/,
    'refused',
    where =>
      `Le serveur du bureau (${where}) n’accepte pas le chiffrement TLS : rien n’a été envoyé, pas même le mot de passe. La personne qui le tient l’active par «\u00a0ssl = on\u00a0» (docs/office.md).`,
  ],
  [
    /^(SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS_CERT)/,
    'refused',
    where =>
      `Le certificat présenté par le serveur du bureau (${where}) n’est pas celui d’une autorité connue, ou n’est pas à son nom : rien n’a été envoyé. Ajoutez à l’adresse «\u00a0sslrootcert=\u00a0» et le fichier de l’autorité, remis par la personne qui tient le serveur.`,
  ],
  [
    /^CHANGED_CERTIFICATE$/,
    'refused',
    where =>
      `Le serveur du bureau (${where}) présente un autre certificat que celui que vous aviez confirmé : rien ne lui a été envoyé, et ce qui n’est pas envoyé reste ici. Demandez à la personne qui le tient si elle en a changé, et la nouvelle empreinte. Si oui, dans la page de l’espace, «\u00a0Adresse du bureau…\u00a0» puis «\u00a0Essayer cette adresse\u00a0» vous le montre et vous le fait confirmer ; ou tapez «\u00a0pretoire office allow\u00a0», avec cette adresse.`,
  ],
  [
    /^42501$/,
    'refused',
    where =>
      `Le bureau (${where}) ne donne pas ce droit à votre nom d’utilisateur. Rien n’a été changé : voyez avec la personne qui tient le serveur.`,
  ],
  [
    /^(53100|53200|53300)$/,
    'full',
    where =>
      `Le serveur du bureau (${where}) n’a plus de place ou trop de liaisons ouvertes. Rien n’est perdu : ce qui n’est pas envoyé reste ici ; prévenez la personne qui le tient.`,
  ],
  [
    /^25006$/,
    'refused',
    where =>
      `Ce serveur (${where}) est une copie en lecture seule du bureau : rien n’y a été écrit. Donnez l’adresse du serveur principal.`,
  ],
]

/** Turns what `pg`, a socket or TLS threw into an `AppError` with a sentence; returns any other error as it is. */
export function postgresRefusal(error: unknown, where: string): unknown {
  if (error instanceof AppError) return error
  const code = codeOf(error)
  const refusal = REFUSALS.find(([pattern]) => pattern.test(code))
  if (!refusal) return error
  const [, errorCode, sentence] = refusal
  return new AppError(errorCode, sentence(where))
}

/** Messages of `pg` that bear no code. */
const UNCODED: readonly (readonly [RegExp, string])[] = [
  [/does not support SSL connections/, 'NO_TLS'],
  [/^(?:Connection terminated|timeout expired)/, 'ETIMEDOUT'],
  [/password must be a (?:non-empty )?string/, '28P01'],
]

export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // one failure for each address of a host of several
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  if ('code' in error && typeof error.code === 'string') return error.code
  return UNCODED.find(([pattern]) => pattern.test(error.message))?.[1] ?? ''
}
