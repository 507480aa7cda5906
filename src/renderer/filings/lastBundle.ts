/** By dossier, the texts of the bundle made last in this window: what is noted as filed next, most often. */
export const lastBundle = new Map<string, readonly string[]>()
