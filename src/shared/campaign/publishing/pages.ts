import { coursePicture } from './course-picture.ts'
import { type FeedEntry, feedEntries, feedOf } from './feed.ts'
import type { Manifest } from './model.ts'
import { aboutPage } from './pages/about.ts'
import { argumentPage, argumentsPage } from './pages/argument.ts'
import { callsPage } from './pages/calls.ts'
import { datesPage } from './pages/dates.ts'
import { homePage } from './pages/home.ts'
import { measurePage } from './pages/measure.ts'
import { stagesPage } from './pages/stages.ts'
import { FEED_PATH, PICTURE_PATH, type Site, type SiteFile, STYLE_PATH } from './site.ts'
import { stylesheet } from './stylesheet.ts'

/** Memory of the feed from one publication to the next, given by who can hash. */
export interface FeedMemory {
  readonly urnOf: (name: string) => string
  readonly stateOf: (entry: FeedEntry) => Manifest['feed'][string]
}

/** The files of a publication, and the state of its feed. Pure: the same publication gives the same bytes. */
export function filesOf(
  site: Site,
  { urnOf, stateOf }: FeedMemory,
): { files: SiteFile[]; feed: Manifest['feed'] } {
  const { ground } = site
  const picture = coursePicture(ground)
  const entries = feedEntries(site)
  const feed = Object.fromEntries(entries.map(one => [one.key, stateOf(one)]))
  const files = [
    homePage(site),
    ...ground.subjects.map(one => measurePage(site, one)),
    stagesPage(site, picture),
    argumentsPage(site),
    ...ground.arguments.map(one => argumentPage(site, one)),
    callsPage(site),
    datesPage(site),
    aboutPage(site),
    { path: PICTURE_PATH, title: 'Parcours des mesures', text: picture.svg },
    { path: FEED_PATH, title: 'Flux', text: feedOf(site, entries, { urnOf, states: feed }) },
    { path: STYLE_PATH, title: 'Feuille de style', text: stylesheet },
  ]
  return { files, feed }
}
