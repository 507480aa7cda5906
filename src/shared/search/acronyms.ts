/**
 * Acronyms and their words, `|` between forms of one name: each is searched where another is typed. Those of the field of the program
 * (VSA, RGPD, TAJ…) are among its synonyms.
 */
const GROUPS = `
AAH|allocation aux adultes handicapés
ACOSS|Agence centrale des organismes de sécurité sociale
ADEME|Agence de l’environnement et de la maîtrise de l’énergie
AEEH|allocation d’éducation de l’enfant handicapé
AGS|garantie des salaires
AJ|aide juridictionnelle
AME|aide médicale de l’État
AMF|Autorité des marchés financiers
AMM|autorisation de mise sur le marché
ANSES|Agence nationale de sécurité sanitaire de l’alimentation, de l’environnement et du travail
ANSSI|Agence nationale de la sécurité des systèmes d’information
AOC|appellation d’origine contrôlée
AOP|appellation d’origine protégée
APA|allocation personnalisée d’autonomie
APL|aide personnalisée au logement
ARCEP|Autorité de régulation des communications électroniques
ARCOM|Autorité de régulation de la communication audiovisuelle et numérique
ARE|allocation d’aide au retour à l’emploi
ARS|agence régionale de santé|agences régionales de santé
ASE|aide sociale à l’enfance
ASF|allocation de soutien familial
ASPA|allocation de solidarité aux personnes âgées
ASS|allocation de solidarité spécifique
ATMP|accidents du travail et maladies professionnelles
BDESE|base de données économiques, sociales et environnementales
CAF|caisse d’allocations familiales|caisses d’allocations familiales
CARSAT|caisse d’assurance retraite et de la santé au travail
CDAPH|commission des droits et de l’autonomie des personnes handicapées
CDD|contrat à durée déterminée|contrat de travail à durée déterminée
CDDU|contrat à durée déterminée d’usage
CDI|contrat à durée indéterminée|contrat de travail à durée indéterminée
CEDH|Cour européenne des droits de l’homme
CESEDA|code de l’entrée et du séjour des étrangers et du droit d’asile
CET|compte épargne-temps
CGCT|code général des collectivités territoriales
CHSCT|comité d’hygiène, de sécurité et des conditions de travail
CJA|code de justice administrative
CJUE|Cour de justice de l’Union européenne
CMG|complément de libre choix du mode de garde
CNAM|Caisse nationale de l’assurance maladie
CNAV|Caisse nationale d’assurance vieillesse
CNCDH|Commission nationale consultative des droits de l’homme
CNDA|Cour nationale du droit d’asile
CNDP|Commission nationale du débat public
CNAPS|Conseil national des activités privées de sécurité
CPAM|caisse primaire d’assurance maladie|caisses primaires d’assurance maladie
CPF|compte personnel de formation
CPH|conseil de prud’hommes
CRA|commission de recours amiable
CRRMP|comité régional de reconnaissance des maladies professionnelles
CRPA|code des relations entre le public et l’administration
CSE|comité social et économique
CSG|contribution sociale généralisée
CRDS|contribution pour le remboursement de la dette sociale
CSI|code de la sécurité intérieure
CSP|contrat de sécurisation professionnelle|code de la santé publique
CSSCT|commission santé, sécurité et conditions de travail
CUMA|coopérative d’utilisation de matériel agricole|coopératives d’utilisation de matériel agricole
DALO|droit au logement opposable
DDHC|Déclaration des droits de l’homme et du citoyen
DGCCRF|Direction générale de la concurrence, de la consommation et de la répression des fraudes
DGFIP|direction générale des finances publiques
DPAE|déclaration préalable à l’embauche
DREETS|direction régionale de l’économie, de l’emploi, du travail et des solidarités
DSN|déclaration sociale nominative
DUERP|document unique d’évaluation des risques professionnels|document unique d’évaluation des risques
DUP|déclaration d’utilité publique
EARL|exploitation agricole à responsabilité limitée
EHPAD|établissement d’hébergement pour personnes âgées dépendantes
EPCI|établissement public de coopération intercommunale|établissements publics de coopération intercommunale
EPI|équipement de protection individuelle|équipements de protection individuelle
ESAT|établissement et service d’aide par le travail|établissements et services d’aide par le travail
ETP|équivalent temps plein
FIVA|Fonds d’indemnisation des victimes de l’amiante
GAEC|groupement agricole d’exploitation en commun|groupements agricoles d’exploitation en commun
GAV|garde à vue
GFA|groupement foncier agricole|groupements fonciers agricoles
GPEC|gestion prévisionnelle des emplois et des compétences
HAS|Haute Autorité de santé
HLM|habitation à loyer modéré|habitations à loyer modéré
ICPE|installation classée pour la protection de l’environnement|installations classées pour la protection de l’environnement
IFI|impôt sur la fortune immobilière
IGP|indication géographique protégée
IJ|indemnité journalière|indemnités journalières
IJSS|indemnité journalière|indemnités journalières
INAO|Institut national de l’origine et de la qualité
IPP|incapacité permanente partielle|incapacité permanente
IRP|institutions représentatives du personnel
ITT|incapacité totale de travail|incapacité temporaire de travail
IVG|interruption volontaire de grossesse
JO|jeux Olympiques|Journal officiel
LCEN|loi pour la confiance dans l’économie numérique
MDPH|maison départementale des personnes handicapées
MNA|mineur non accompagné|mineurs non accompagnés
MSA|mutualité sociale agricole
NAO|négociation annuelle obligatoire
OFPRA|Office français de protection des réfugiés et apatrides
OIT|Organisation internationale du travail
ONDAM|objectif national de dépenses d’assurance maladie
OPCO|opérateur de compétences|opérateurs de compétences
PAC|politique agricole commune
PACS|pacte civil de solidarité
PAJE|prestation d’accueil du jeune enfant
PASS|plafond annuel de la sécurité sociale
PCH|prestation de compensation
PEE|plan d’épargne d’entreprise
PERCO|plan d’épargne pour la retraite collectif
PLFSS|loi de financement de la sécurité sociale
PLU|plan local d’urbanisme
PMA|procréation médicalement assistée|assistance médicale à la procréation
PME|petites et moyennes entreprises
PMR|personne à mobilité réduite|personnes à mobilité réduite
POS|plan d’occupation des sols
PPR|plan de prévention des risques
PSE|plan de sauvegarde de l’emploi
PUMA|protection universelle maladie
RATP|Régie autonome des transports parisiens
RQTH|reconnaissance de la qualité de travailleur handicapé
RSA|revenu de solidarité active
RSI|régime social des indépendants
RSS|représentant de la section syndicale
RTT|réduction du temps de travail|jours de repos
SAFER|société d’aménagement foncier et d’établissement rural|sociétés d’aménagement foncier et d’établissement rural
SCOT|schéma de cohérence territoriale
SDIS|service départemental d’incendie et de secours
SIAE|insertion par l’activité économique
SMIC|salaire minimum de croissance
SNCF|Société nationale des chemins de fer
SPST|service de prévention et de santé au travail|services de prévention et de santé au travail
TASS|tribunal des affaires de sécurité sociale
TEG|taux effectif global
TESE|titre emploi-service entreprise
CESU|chèque emploi-service universel
TMS|troubles musculo-squelettiques
TVA|taxe sur la valeur ajoutée
UE|Union européenne
URSSAF|union de recouvrement des cotisations de sécurité sociale et d’allocations familiales|unions de recouvrement
VAE|validation des acquis de l’expérience
VIP|visite d’information et de prévention
ZAD|zone d’aménagement différé
ZAN|zéro artificialisation nette
ZFE|zone à faibles émissions
ZNT|zone de non-traitement|zones de non-traitement
ZRR|zone de revitalisation rurale|zones de revitalisation rurale
`

/** By group, the forms of one name. */
export const acronyms: readonly (readonly string[])[] = GROUPS.trim()
  .split('\n')
  .map(line => line.split('|'))
