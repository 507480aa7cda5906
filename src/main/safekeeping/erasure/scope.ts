import { z } from 'zod'
import { Id } from '../../../shared/kernel/common.ts'
import { ErasureTarget } from '../../../shared/safekeeping/erasure.ts'
import type { Connection } from '../../kernel/database/engine.ts'
import { ErasedIds, erasedThings } from '../../sharing/office/erased/erased-things.ts'
import { maskNames } from './mask-rows.ts'
import { NamePattern } from './name-pattern.ts'
import { dropPrinted, eraseTarget, printedFiles, tablesOf, targetFiles } from './store.ts'

/**
 * Extent of an erasure, as it is remembered until each copy is written again: identifiers, and of names salted digests. Rows of
 * the targets go; names are masked elsewhere.
 */
export const ErasureScope = z.object({
  kind: z.enum(['dossier', 'exhibit', 'calls', 'campaign', 'party', 'person']),
  id: Id,
  /** erased whole */
  targets: z.array(ErasureTarget),
  pattern: NamePattern.optional(),
  /** names are masked in this dossier alone */
  dossier: Id.optional(),
  /** keys of the places where names stay */
  kept: z.array(z.string()).default([]),
  /** things that no space brings back */
  erased: ErasedIds.optional(),
})
export type ErasureScope = z.infer<typeof ErasureScope>

/** Takes a scope out of a database; the caller overwrites the pages it was in. Returns how many names were masked. */
export function eraseScope(db: Connection, scope: ErasureScope): number {
  for (const target of scope.targets) eraseTarget(db, target)
  if (scope.erased && tablesOf(db).has('office_erased')) erasedThings(db).begin(scope.erased)
  if (!scope.pattern) return 0
  dropPrinted(db, scope.dossier)
  const party = scope.kind === 'party' ? scope.id : undefined
  return maskNames(db, { pattern: scope.pattern, dossier: scope.dossier, party, kept: scope.kept })
}

/** Hashes of the files that a scope may leave without a name. Names are not looked for in files: those of bundles, which are made again, go with them. */
export const scopeFiles = (db: Connection, { targets, pattern, dossier }: ErasureScope): string[] => [
  ...targets.flatMap(target => targetFiles(db, target)),
  ...(pattern ? printedFiles(db, dossier) : []),
]
