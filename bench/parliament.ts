import type { Figure } from './measure.ts'

/** The figures of the campaign in Parliament, one script each; a part that cannot be measured here says why. */
const parts: Record<string, () => Promise<{ figure: Figure }>> = {
  members: () => import('./parliament/members.ts'),
  notes: () => import('./parliament/notes.ts'),
  amendments: () => import('./parliament/amendments.ts'),
  uses: () => import('./parliament/uses.ts'),
}

export const figure: Figure = async () => {
  const result: Record<string, unknown> = {}
  for (const [name, load] of Object.entries(parts)) result[name] = await (await load()).figure()
  return result
}
