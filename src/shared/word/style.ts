import { z } from 'zod'

/** The manner a text is printed in, by the name of its look. */
export const Style = z.enum(['association', 'lawyer', 'briefing', 'parliament', 'leaflet'])
export type Style = z.infer<typeof Style>

/** How titles are numbered: `roman` I. A. 1. a) i), `decimal` 1. 1.1. 1.1.1. */
export const TitleNumbering = z.enum(['roman', 'decimal'])
export type TitleNumbering = z.infer<typeof TitleNumbering>
