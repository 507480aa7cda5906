import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../shared/model/check.ts'
import { hashFile } from './bundle/files.ts'
import { exhibitFiles, faults, indexCounts } from './db/copy.ts'
import { models } from './db/models.ts'
import { pictureFiles } from './db/pictures.ts'
import type { Library } from './library.ts'

/** Examines a library: its database, its links, its index, its files, who may read them. Empty when all is well. */
export async function examine(library: Library): Promise<Problem[]> {
  return [...database(library), ...index(library), ...(await files(library)), ...permissions(library)]
}

const problem = (
  severity: Problem['severity'],
  code: string,
  message: string,
  exhibit?: string,
): Problem => ({
  severity,
  code,
  message,
  law: '',
  at: exhibit ? { exhibit } : {},
})

function database(library: Library): Problem[] {
  return faults(library.db).map(fault =>
    problem(
      'blocking',
      'database',
      `La base de données est abîmée (${fault}). Restaurez la dernière sauvegarde.`,
    ),
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

async function files(library: Library): Promise<Problem[]> {
  const found: Problem[] = []
  for (const { id, label, sha256, name } of exhibitFiles(library.db)) {
    const actual = await hashFile(library.file(sha256))
    if (actual === sha256) continue
    const what = actual === undefined ? 'a disparu de la bibliothèque' : 'a été modifié sur le disque'
    found.push(
      problem(
        'blocking',
        'file',
        `Le fichier « ${name} » de la pièce « ${label} » ${what}. Ajoutez-le de nouveau ou restaurez une sauvegarde.`,
        id,
      ),
    )
  }
  for (const { name, paper } of models(library.db).list()) {
    const actual = await hashFile(library.file(paper))
    if (actual === paper) continue
    const what = actual === undefined ? 'a disparu de la bibliothèque' : 'a été modifié sur le disque'
    found.push(
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
    found.push(
      problem(
        'blocking',
        'file',
        `Une image de vos textes ${what}. Restaurez une sauvegarde, ou insérez-la de nouveau.`,
      ),
    )
  }
  return found
}

/** Windows has no such bits: its user folder is private by its own lists. */
function permissions(library: Library): Problem[] {
  if (process.platform === 'win32') return []
  return [library.folder, join(library.folder, 'library.db'), join(library.folder, 'files')]
    .filter(path => (statSync(path).mode & 0o077) !== 0)
    .map(path =>
      problem(
        'warning',
        'permissions',
        `D’autres comptes de cet ordinateur peuvent lire « ${path} ». Retirez-leur ce droit (chmod go-rwx).`,
      ),
    )
}
