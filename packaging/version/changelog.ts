/** Headings of a release, in the order people know, and the word that a line of « Unreleased » begins by. */
const SECTIONS = ['Added', 'Changed', 'Fixed', 'Security'] as const
type Section = (typeof SECTIONS)[number]
/** Section of a line that names none: it tells what the program does now. */
const PLAIN: Section = 'Changed'

const UNRELEASED = /^## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))/m

/** The lines that no release bears yet, as they were written. */
export function unreleasedLines(changelog: string): string[] {
  const [, body = ''] = UNRELEASED.exec(changelog) ?? []
  return body.split('\n').filter(line => line.trim() !== '')
}

/**
 * The changelog once a version is cut: its lines under the version and its day, by section, and « Unreleased » empty above. A line that
 * is not « - … » (one carried over, a word between two lists) stays with the line it follows.
 */
export function cutChangelog(
  changelog: string,
  { version, date }: { version: string; date: string },
): string {
  const bySection = new Map<Section, string[]>(SECTIONS.map(name => [name, []]))
  let section: Section = PLAIN
  for (const line of unreleasedLines(changelog)) {
    if (!line.startsWith('- ')) {
      bySection.get(section)?.push(line)
      continue
    }
    const named = SECTIONS.find(name => line.startsWith(`- ${name}: `))
    section = named ?? PLAIN
    bySection.get(section)?.push(named ? `- ${capital(line.slice(`- ${named}: `.length))}` : line)
  }
  const sections = [...bySection]
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => `### ${name}\n\n${lines.join('\n')}\n`)
  const release = `## Unreleased\n\n## ${version} — ${date}\n\n${sections.join('\n')}\n`
  return changelog.replace(UNRELEASED, () => release)
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
