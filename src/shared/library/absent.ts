/** Sentence on a decision or a document known without its text: a publisher's analysis, a line in a page of results. */
export const textAbsent = 'Texte absent\u00a0: le fichier importé n’en donne que l’analyse ou la référence.'
