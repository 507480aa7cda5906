import type { Problem } from '../../shared/dossiers/problem.ts'
import { capital } from '../../shared/french/wording.ts'
import { annulledSupport } from '../drafts/checks/annulled-support.ts'
import { remoteFiles } from '../exhibits/remote/remote-files.ts'
import type { Database } from '../kernel/database/open.ts'
import { refusal } from '../kernel/database/refusals.ts'
import { hashFile } from '../kernel/files/keep-file.ts'
import { pictureFiles } from '../kernel/files/picture-store.ts'
import type { Library } from '../kernel/library.ts'
import { models } from '../word/store.ts'
import { exhibitFiles, faults, indexCounts } from './copy.ts'
import { orphans, permissions, problem, some, space } from './disk.ts'
import { mendRows, setAside, type Unreadable, unreadable } from './health.ts'

/** References that lead nowhere, of one sort: how many, and the first of them by name. */
interface Dangling {
  readonly kind: keyof typeof questions
  readonly count: number
  readonly first: string
}

/**
 * Each question gives the names of what refers to a thing the library has not. What was removed by the user is still there, and can be
 * put back: it is not missing.
 */
const questions = {
  amendmentBill: `SELECT coalesce(data ->> '$.number', id) FROM amendments
    WHERE removed_at IS NULL AND bill IS NOT NULL AND bill NOT IN (SELECT id FROM bills)`,
  amendmentText: `SELECT coalesce(data ->> '$.number', id) FROM amendments
    WHERE removed_at IS NULL AND text IS NOT NULL AND text NOT IN (SELECT id FROM bill_texts)`,
  textStage: `SELECT coalesce(nullif(bill_texts.data ->> '$.number', ''), bill_texts.stage) FROM bill_texts JOIN bills ON bills.id = bill
    WHERE bill_texts.removed_at IS NULL AND NOT EXISTS
      (SELECT 1 FROM json_each(bills.data, '$.stages') AS one WHERE one.value ->> '$.key' = bill_texts.stage)`,
  fateStage: `SELECT measure.value ->> '$.title' FROM bills, json_each(bills.data, '$.measures') AS measure,
      json_each(measure.value, '$.fates') AS fate
    WHERE bills.removed_at IS NULL AND NOT EXISTS
      (SELECT 1 FROM json_each(bills.data, '$.stages') AS one WHERE one.value ->> '$.key' = fate.value ->> '$.stage')`,
  listBill: `SELECT data ->> '$.title' FROM target_lists WHERE removed_at IS NULL AND bill NOT IN (SELECT id FROM bills)`,
  listMember: `SELECT data ->> '$.title' FROM target_lists WHERE removed_at IS NULL AND EXISTS
      (SELECT 1 FROM json_each(data, '$.ranked') AS one WHERE one.value ->> '$.member' NOT IN (SELECT id FROM members))`,
  setMember: `SELECT data ->> '$.title' FROM personal_sets WHERE removed_at IS NULL AND EXISTS
      (SELECT 1 FROM json_each(data, '$.members') AS one WHERE one.value NOT IN (SELECT id FROM members))`,
  setList: `SELECT data ->> '$.title' FROM personal_sets WHERE removed_at IS NULL AND coalesce(data ->> '$.list', '') <> ''
      AND data ->> '$.list' NOT IN (SELECT id FROM target_lists)`,
  saidMember: `SELECT member FROM positions WHERE member NOT IN (SELECT id FROM members)
    UNION SELECT member FROM member_roles WHERE member NOT IN (SELECT id FROM members)
    UNION SELECT member FROM calls WHERE data <> '' AND member NOT IN (SELECT id FROM members)
    UNION SELECT member FROM no_calls WHERE member NOT IN (SELECT id FROM members)`,
  saidBill: `SELECT bill FROM positions WHERE bill NOT IN (SELECT id FROM bills)
    UNION SELECT bill FROM member_roles WHERE bill NOT IN (SELECT id FROM bills)
    UNION SELECT bill FROM calls WHERE data <> '' AND bill NOT IN (SELECT id FROM bills)
    UNION SELECT bill FROM scrutin_links WHERE bill NOT IN (SELECT id FROM bills)`,
  linkScrutin: `SELECT scrutin FROM scrutin_links WHERE scrutin NOT IN (SELECT id FROM scrutins)`,
  memberOrgan: `SELECT id FROM members WHERE (group_ref IS NOT NULL AND group_ref NOT IN (SELECT id FROM organs))
      OR (committee_ref IS NOT NULL AND committee_ref NOT IN (SELECT id FROM organs))`,
  draftModel: `SELECT title FROM drafts WHERE removed_at IS NULL AND data ->> '$.model' IS NOT NULL
      AND data ->> '$.model' NOT IN (SELECT id FROM models)`,
} as const

/** Every reference that leads nowhere. Rows must be JSON: asked after the unreadable ones were told. */
const dangling = (db: Database): Dangling[] =>
  (Object.keys(questions) as (keyof typeof questions)[]).flatMap(kind => {
    const names = db.prepare<[], string | null>(questions[kind]).pluck().all()
    return names.length > 0 ? [{ kind, count: names.length, first: names[0] ?? '' }] : []
  })

/** Examines a library: its database, its rows, its links, its index, its files, who may read them. Empty when all is well. */
export async function examine(library: Library): Promise<Problem[]> {
  const damage = database(library)
  // of a damaged database the rest would say what is false
  if (damage.length > 0) return [...damage, ...permissions(library), ...space(library)]
  try {
    const wrong = unreadable(library.db)
    return [
      ...index(library),
      ...rows(wrong, setAside(library.db)),
      // what cannot be read cannot be followed either
      ...(wrong.length > 0 ? [] : [...links(library), ...(await files(library))]),
      ...orphans(library),
      ...permissions(library),
      ...space(library),
      ...(wrong.length > 0 ? [] : [...annulledSupport(library.db), ...openWordings(library.db)]),
    ]
  } catch (error) {
    const cause = refusal(error)
    const reason = cause instanceof Error ? cause.message : String(cause)
    return [
      problem('blocking', 'database', `La bibliothèque n’a pas pu être examinée jusqu’au bout. ${reason}`),
      ...permissions(library),
      ...space(library),
    ]
  }
}

/** Sets aside the rows that hide the others and puts back those that can be read again; then examines. */
export async function mend(library: Library): Promise<{ aside: number; back: number; problems: Problem[] }> {
  const repair = mendRows(library.db)
  return { ...repair, problems: await examine(library) }
}

function database(library: Library): Problem[] {
  if (faults(library.db).length === 0) return []
  const places = damagedPlaces(library.db)
  return [
    problem(
      'blocking',
      'database',
      `La base de données est endommagée${places} : une partie de ce qui était enregistré peut ne plus se lire. Ses sauvegardes sont gardées : rétablissez la dernière, ou récupérez ce qui se lit encore par «\u00a0pretoire rescue --salvage\u00a0».`,
    ),
  ]
}

/** « (table « drafts ») »: the tables whose own pages do not pass the check. */
function damagedPlaces(db: Database): string {
  try {
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .pluck()
      .all()
      .filter(name => !isSound(db, name))
    return tables.length > 0 ? ` (table ${tables.map(name => `«\u00a0${name}\u00a0»`).join(', ')})` : ''
  } catch {
    return ''
  }
}

function isSound(db: Database, table: string): boolean {
  try {
    return db.pragma(`integrity_check("${table}")`, { simple: true }) === 'ok'
  } catch {
    return false
  }
}

function rows(wrong: readonly Unreadable[], count: number): Problem[] {
  const problems = [...new Set(wrong.map(one => one.table))].map(table => {
    const all = wrong.filter(one => one.table === table)
    const [{ words, canSetAside, id }] = all as [Unreadable]
    const plural = all.length > 1 ? `, et ${all.length - 1} de plus,` : ''
    const subject = `${capital(words)} (${id})${plural} ne se lit plus`
    return problem(
      'blocking',
      'row',
      canSetAside
        ? `${subject}, et empêche peut-être les autres de s’ouvrir. «\u00a0Remettre en ordre\u00a0» met de côté ce qui ne se lit pas, sans le perdre.`
        : `${subject}. Restaurez la dernière sauvegarde.`,
    )
  })
  if (count > 0)
    problems.push(
      problem(
        'warning',
        'aside',
        `De côté, car illisible : ${count} élément${count > 1 ? 's' : ''}. «\u00a0Remettre en ordre\u00a0» rend ce qu’une autre version de Prétoire sait lire ; une sauvegarde plus ancienne l’a peut-être intact.`,
      ),
    )
  return problems
}

/** Articles of which two wordings are in force without an end: one of them has been replaced. */
function openWordings(db: Database): Problem[] {
  const labels = db
    .prepare<[], string>(
      `SELECT label FROM sources WHERE removed_at IS NULL AND seq IN
         (SELECT seq FROM source_versions WHERE data ->> '$.status' = 'VIGUEUR' AND data ->> '$.to' IS NULL
          GROUP BY seq HAVING count(*) > 1)`,
    )
    .pluck()
    .all()
  const [first] = labels
  if (first === undefined) return []
  return [
    problem(
      'warning',
      'wording',
      `${some(labels.length, 'article')} (${first}) avec deux rédactions en vigueur sans date de fin : l’une a été remplacée. Importez la base la plus récente de leur éditeur.`,
    ),
  ]
}

/** Sentence for each kind of dangling reference: its meaning, and what to do about it. */
const DANGLING_SENTENCES: Readonly<Record<Dangling['kind'], (n: number, first: string) => string>> = {
  amendmentBill: (n, first) =>
    `${some(n, 'amendement')} (n° ${first}) d’un texte de loi qui n’est plus là. Choisissez-leur un texte.`,
  amendmentText: (n, first) =>
    `${some(n, 'amendement')} (n° ${first}) sur un texte d’étape qui n’est plus là. Importez-le de nouveau, ou collez l’article.`,
  textStage: (n, first) =>
    `${some(n, 'texte')} (${first}) d’une étape que le texte de loi n’a plus. Remettez l’étape, ou retirez le texte.`,
  fateStage: (n, first) =>
    `${some(n, 'sort')} de mesure («\u00a0${first}\u00a0») à une étape que le texte de loi n’a plus : il ne se voit pas. Remettez l’étape.`,
  listBill: (n, first) => `${some(n, 'liste')} («\u00a0${first}\u00a0») d’un texte de loi qui n’est plus là.`,
  listMember: (n, first) =>
    `${some(n, 'liste')} («\u00a0${first}\u00a0») avec des parlementaires que la bibliothèque n’a pas. Importez les données de leur chambre.`,
  setMember: (n, first) =>
    `${some(n, 'envoi')} («\u00a0${first}\u00a0») à des parlementaires que la bibliothèque n’a pas. Importez les données de leur chambre.`,
  setList: (n, first) =>
    `${some(n, 'envoi')} («\u00a0${first}\u00a0») d’une liste qui n’est plus là ; les destinataires restent.`,
  saidMember: (n, first) =>
    `Positions, rôles ou appels de ${some(n, 'parlementaire')} (${first}) que la bibliothèque n’a pas. Importez les données de sa chambre.`,
  saidBill: (n, first) =>
    `Positions, rôles, appels ou scrutins de ${some(n, 'texte')} de loi (${first}) qui n’est plus là.`,
  linkScrutin: (n, first) =>
    `${some(n, 'scrutin')} (${first}) relié à un texte de loi sans être dans la bibliothèque. Importez-le de nouveau.`,
  memberOrgan: (n, first) =>
    `${some(n, 'parlementaire')} (${first}) d’un groupe ou d’une commission dont le nom manque. Importez l’archive entière de l’Assemblée.`,
  draftModel: (n, first) =>
    `${some(n, 'texte')} («\u00a0${first}\u00a0») sur un modèle Word qui n’est plus là : il garde sa manière sans lui.`,
}

function links(library: Library): Problem[] {
  return dangling(library.db).map(({ kind, count, first }) =>
    problem('warning', 'link', DANGLING_SENTENCES[kind](count, first)),
  )
}

function index(library: Library): Problem[] {
  const { sources, bodies, present, listed, indexed } = indexCounts(library.db)
  if (sources !== bodies || present !== listed)
    return [
      problem(
        'warning',
        'index',
        `Le catalogue de la bibliothèque ne correspond plus à ses textes (${present} sources, ${bodies - sources + present} textes, ${listed} au catalogue). Restaurez une sauvegarde ou importez de nouveau.`,
      ),
    ]
  if (indexed === present) return []
  return [
    problem(
      'warning',
      'index',
      `L’index de recherche est en cours : ${indexed.toLocaleString('fr-FR')} textes sur ${present.toLocaleString('fr-FR')}. Il se poursuit tout seul pendant que Prétoire est ouvert.`,
    ),
  ]
}

/** Says which exhibits stayed in a space: no fault, but what neither this desk nor its backups hold. */
const remoteLine = (title: string, labels: readonly string[]): Problem =>
  problem(
    'information',
    'remote',
    `${labels.length > 1 ? `Les fichiers de ${labels.length} pièces («\u00a0${labels[0]}\u00a0»…) sont restés` : `Le fichier de la pièce «\u00a0${labels[0]}\u00a0» est resté`} dans l’espace «\u00a0${title}\u00a0»\u00a0: ni sur ce poste, ni dans ses sauvegardes.`,
  )

async function files(library: Library): Promise<Problem[]> {
  const problems: Problem[] = []
  const titles = remoteFiles(library.db).titles()
  const remoteLabels = new Map<string, string[]>()
  for (const { id, label, sha256, name } of exhibitFiles(library.db)) {
    const actual = await hashFile(library.file(sha256))
    if (actual === sha256) continue
    const title = actual === undefined ? titles.get(sha256) : undefined
    if (title !== undefined) {
      remoteLabels.set(title, [...(remoteLabels.get(title) ?? []), label || name])
      continue
    }
    const what = actual === undefined ? 'a disparu de la bibliothèque' : 'a été modifié sur le disque'
    problems.push(
      problem(
        'blocking',
        'file',
        `Le fichier «\u00a0${name}\u00a0» de la pièce «\u00a0${label}\u00a0» ${what}. Ajoutez-le de nouveau ou restaurez une sauvegarde.`,
        id,
      ),
    )
  }
  problems.push(...[...remoteLabels].map(([title, labels]) => remoteLine(title, labels)))
  for (const { name, paper } of models(library.db).list()) {
    const actual = await hashFile(library.file(paper))
    if (actual === paper) continue
    const what = actual === undefined ? 'a disparu de la bibliothèque' : 'a été modifié sur le disque'
    problems.push(
      problem(
        'blocking',
        'file',
        `Le modèle Word «\u00a0${name}\u00a0» ${what}\u00a0: les textes qui le demandent gardent leur manière sans lui. Reprenez-le dans les réglages ou restaurez une sauvegarde.`,
      ),
    )
  }
  for (const sha256 of pictureFiles(library.db)) {
    const actual = await hashFile(library.file(sha256))
    if (actual === sha256) continue
    const what = actual === undefined ? 'a disparu de la bibliothèque' : 'a été modifiée sur le disque'
    problems.push(
      problem(
        'blocking',
        'file',
        `Une image de vos textes ${what}. Restaurez une sauvegarde, ou insérez-la de nouveau.`,
      ),
    )
  }
  return problems
}
