import { fold } from '../../french/fold.ts'

/** First names borne in France, those of today and of their grandparents: by them two capitals are somebody. */
const GIVEN_NAMES = new Set(
  `abdallah abdel abdelkader abdou abel achille adam adel adele adeline adil adrien adrienne agathe agnes ahmed aicha aime aimee alain alan alban albane
  albert alberto albertine alessandro alex alexandra alexandre alexia alexis alfred ali alice alicia aline alix aliya alphonse amadou amandine amar amaury ambre ambroise
  amelie amina amine aminata amir anais anatole andre andrea andree ange angela angele angelique anita anna annabelle anne annette annick annie
  anouk anselme anthony antoine antoinette antonin antonio antony apolline ariane aristide arlette armand armelle arnaud arsene arthur assia astrid
  aubin aude audrey auguste augustin aurelie aurelien aurore axel axelle aya aymeric aziz babette baptiste barbara barthelemy basile bastien beatrice
  benedicte benjamin benoit berenice bernadette bernard berthe bertrand bilal blaise blanche boris boubacar brahim brice brigitte bruno camille candice
  carine carla carlos carole caroline catherine cecile cedric celestin celeste celia celine chantal charles charlene charlie charlotte cheikh chloe
  christelle christian christiane christine christophe claire clara clarisse claude claudette claudia claudie claudine clea clemence clement
  clementine cleo clothilde clotilde colette coline colin constance constant constantin coralie corentin corinne cyprien cyril cyrille daniel daniela
  daniele danielle danny david deborah delphine denis denise desire didier diego dimitri djamel djamila dominique donatien dorian doris dorothee dylan edith
  edmond edouard edwige elena eleonore eli elian eliane elias elie elisa elisabeth elise elliot elodie eloi eloise elsa elvire emeline emile emilie
  emilien emma emmanuel emmanuelle emmy enzo eric erwan esteban estelle esther ethan etienne eugene eugenie eva evan eve evelyne fabien fabienne fabrice fadila fanny
  farah farid farida fatiha fatima fatou fatoumata faustine felicie felix fernand fernande fernando flavie flora flore florence florent florian florine
  francesca francis francisco franck francois francoise frank fred frederic frederique gabriel gabrielle gael gaelle gaetan gaspard gaston gauthier gautier
  genevieve geoffrey geoffroy georges georgette gerald geraldine gerard germain germaine ghislain ghislaine gilbert gilberte gildas gilles gino
  ginette gisele giulia gladys gregoire gregory guilhem guillaume gustave guy gwenael gwenaelle habib hakim halima hamid hamza hanna hannah harold hassan hector helena
  helene heloise henri henriette herve hippolyte honore hortense houria hubert hugo hugues huguette ibrahim ibrahima idriss igor ilan iliana ilyes imane
  ines ingrid irene iris irma isaac isabelle isaure ismael ismail ivan jacinthe jack jacky jacob jacqueline jacques jade jamal james jamila jan jane janine
  jason jean jeanine jeanne jeannette jeannine jennifer jeremie jeremy jerome jessica jessy joachim joanna jocelyn jocelyne joel joelle johan johanna johann
  john jonas jonathan jordan jorge jose joseph josephine josette josiane josselin josue joyce juan judith jules julia julian juliana julie julien julienne
  juliette juline justin justine kader kamel karim karima karin karine karl katia kelly kenza kevin khadija khadidja khaled khalid kylian ladislas laetitia lahcen lamia lara larbi
  laura laure laurence laurent laurie laurine lazare lea leana leandre leila lena leo leon leonard leonie leontine leopold leslie leyla lila lilian
  liliane lilou lily lina linda line lisa lise loan loane loic lola lorenzo lou louane louis louisa louise louison luc luca lucas lucette lucie lucien
  lucienne lucile lucille ludivine ludovic luis luna lydia lydie lylou madeleine mael maelle maelys magali mahamadou maia malek malik malika mamadou manon manuel
  manuela marc marceau marcel marcelle marco margaux margot marguerite maria mariam mariama marianne marie mariette marin marina marine mario marion marius marjorie
  marlene marthe martial martin martine mateo mathias mathieu mathilde mathis mathurin matteo matthias matthieu maud maurice mauricette max maxence maxime
  maximilien mayeul medhi mehdi melanie melina melissa mercedes merwan michael michel michele micheline michelle mickael miguel mila milan milo mireille
  mohamed mohammed moise monique morgan morgane mouloud mounir mourad moussa muriel mustapha mylene myriam nabil nadege nadia nadine nadir naima nancy natacha nathalie
  nathan nathanael nawel nelly nicolas nicole nina nino noa noah noam noe noel noelie noelle noemie nolan nora norbert nordine norman nour octave octavie odette
  odile olga olivia olivier omar ondine oriane oscar othmane oumar ousmane pablo pascal pascale pascaline patrice patricia patrick paul paula paule paulette
  paulin pauline pedro perrine philibert philippe philippine pierre pierrette pierrick prosper quentin rabah rachel rachid rachida raoul raphael raphaelle rayan raymond
  raymonde rebecca regine regis reine remi remy renaud rene renee reynald ricardo richard robert roberte robin roch rodolphe rodrigue roger roland
  rolande romain romane romeo romuald ronan rosa rosalie rose roseline roxane ruben ruth sabine sabrina sacha safia said saida salim salima salma salome sam samantha samia samir
  samira samuel sandra sandrine sara sarah sasha sebastien selena selim selma serena serge severin severine sibylle sidonie sidney sihem simeon simon simone
  slimane sofia sofiane solange solene soline sonia sophie soraya souad stanislas stella stephane stephanie steve steven suzanne suzette swann sylvain sylvaine
  sylvestre sylvette sylviane sylvie tancrede tanguy tania tarek tatiana teddy teo teresa tess tessa thais thelma theo theodore theophile theotime therese
  thibaud thibault thibaut thierry thomas tiago tim timeo timothe timothee titouan tom toni tony tristan ugo ulysse urbain ursule valentin valentine valerie valery
  vanessa vera veronique vianney victoire victor victoria victorine vincent violaine violette virgile virginie vivian viviane vivien vladimir walid walter warren wassim
  wendy wilfrid wilfried william willy xavier yacine yael yamina yan yanis yann yanne yannick yannis yasmina yasmine yassine yoann yohan yolande youcef youri youssef youssouf ysee
  yvan yves yvette yvon yvonne zacharie zahra zakaria zara zelie zineb zoe zohra zora`.split(/\s+/),
)

/** Whether a word is a first name, simple or composed: `Émile`, `Marie-Claude`. */
export const isGivenName = (word: string): boolean =>
  word.split(/[-\u2011]/).every(part => GIVEN_NAMES.has(fold(part)))
