import type { Text } from '#base/values/lang.ts';

/** A letter or e-mail: `{…}` are variables, all required. */
export type LetterTemplate = { objet: Text; corps: Text };

const HELLO = { fr: 'Bonjour,\n\n', en: 'Hello,\n\n' };
const END = {
  fr: '\n\nVous pouvez suivre votre demande ici : {lien}\n\n{service}\n{contactService}',
  en: '\n\nYou can follow your request here: {lien}\n\n{service}\n{contactService}',
};

const letter = (objet: Text, corps: Text): LetterTemplate => ({
  objet, corps: { fr: HELLO.fr + corps.fr + END.fr, en: HELLO.en + corps.en + END.en },
});

/**
 * What the service writes to people. The deposit and the transmission are two messages (arrêté of 16 November 2018).
 * No name, address or motive appears in an object line.
 */
export const LETTERS = {
  DEPOT: letter(
    { fr: 'Votre demande n° {numero} est reçue', en: 'Your request no. {numero} is received' },
    {
      fr: 'Votre demande d’inscription sur les listes électorales a été reçue le {date} à {heure}. Elle porte le '
        + 'numéro {numero}. Gardez votre récépissé : il prouve le dépôt.\n\nLe maire doit répondre au plus tard '
        + 'le {echeance}. Son silence ne vaut ni accord ni refus.',
      en: 'Your request for registration on the electoral roll was received on {date} at {heure}. Its number is '
        + '{numero}. Keep your receipt: it proves the deposit.\n\nThe mayor must answer by {echeance}. '
        + 'Silence is neither agreement nor refusal.',
    }),
  RADIATION_ENGAGEE: letter(
    { fr: 'Votre inscription n° {numero} : une réponse est attendue', en: 'Your registration no. {numero}: an answer is awaited' },
    {
      fr: '{Mairie} envisage de vous radier de sa liste électorale et pense que vous n’avez plus de lien avec '
        + '{commune} : {message}\n\nVous pouvez répondre et joindre des preuves jusqu’au {echeance} inclus (procédure contradictoire, '
        + 'article L.18 du code électoral). Rien n’est décidé avant.',
      en: '{Mairie} considers striking you off its electoral roll, because it believes that you no longer have a '
        + 'link with {commune}: {message}\n\nYou may answer and send proofs until {echeance} included (article L.18 of the '
        + 'Code électoral). Nothing is decided before.',
    }),
  RADIATION_REPONSE: letter(
    { fr: 'Votre réponse est reçue : inscription n° {numero}', en: 'Your answer is received: registration no. {numero}' },
    {
      fr: 'Votre réponse {aLaMairie} a été reçue le {date} à {heure}. {Maire} la lit avant de décider.',
      en: 'Your answer to {aLaMairie} was received on {date} at {heure}. {Maire} reads it before deciding.',
    }),
  RADIATION_PRONONCEE: letter(
    { fr: 'Votre inscription n° {numero} prend fin', en: 'Your registration no. {numero} ends' },
    {
      fr: '{Maire} vous a radié(e) de la liste électorale le {date} : {message}\n\nVous pouvez contester cette décision devant la '
        + 'commission de contrôle jusqu’au {recours} inclus (article L.18 du code électoral), par lettre adressée {aLaMairie}. Ce '
        + 'recours est obligatoire avant de saisir le tribunal judiciaire.\n\nVous pouvez aussi vous inscrire dans la commune où '
        + 'vous habitez.',
      en: '{Maire} struck you off the electoral roll on {date}: {message}\n\nYou can contest this decision before the control '
        + 'commission until {recours} included (article L.18 of the Code électoral), by letter to {aLaMairie}. This appeal is '
        + 'required before going to the judicial court.\n\nYou may also register in the municipality where you live.',
    }),
  RADIATION_ECARTEE: letter(
    { fr: 'Votre inscription n° {numero} est maintenue', en: 'Your registration no. {numero} is kept' },
    {
      fr: '{Maire} a décidé le {date} de ne pas vous radier de la liste électorale : {message}',
      en: '{Maire} decided on {date} not to strike you off the electoral roll: {message}',
    }),
  TRANSMISSION: letter(
    { fr: 'Votre demande n° {numero} est transmise', en: 'Your request no. {numero} has been sent' },
    {
      fr: 'Votre demande a été transmise {aLaMairie} le {date}. L’examen commence maintenant.',
      en: 'Your request was sent to {aLaMairie} on {date}. It is now being examined.',
    }),
  PIECE: letter(
    { fr: 'Une pièce manque à votre demande n° {numero}', en: 'A document is missing from your request no. {numero}' },
    {
      fr: '{Mairie} vous demande un document.\nCe qu’il doit prouver : {piece}\nRaison : {motif}\n{message}\n\n'
        + 'Envoyez-le au plus tard le {echeance}.',
      en: '{Mairie} asks you for a document.\nWhat it must prove: {piece}\nReason: {motif}\n{message}\n\n'
        + 'Please send it by {echeance}.',
    }),
  ACCEPTATION: letter(
    { fr: 'Votre demande n° {numero} est acceptée', en: 'Your request no. {numero} is accepted' },
    {
      fr: '{Maire} a accepté votre demande le {date}. Vous recevrez la confirmation de votre '
        + 'inscription.',
      en: '{Maire} accepted your request on {date}. You will receive confirmation of your registration.',
    }),
  REFUS: letter(
    { fr: 'Décision sur votre demande n° {numero}', en: 'Decision on your request no. {numero}' },
    {
      fr: '{Maire} a refusé votre demande le {date}.\nMotif : {motif}\n{message}\n\nVous pouvez '
        + 'contester cette décision devant la commission de contrôle jusqu’au {recours} inclus (article '
        + 'L.18 du code électoral), par lettre adressée {aLaMairie}. Ce recours est obligatoire avant de saisir '
        + 'le tribunal judiciaire.',
      en: '{Maire} refused your request on {date}.\nReason: {motif}\n{message}\n\nYou can contest this '
        + 'decision before the control commission until {recours} included (article L.18 of the Code '
        + 'électoral), by letter to {aLaMairie}. This appeal is required before going to the judicial court.',
    }),
  RECOURS: letter(
    { fr: 'Votre recours est reçu : demande n° {numero}', en: 'Your appeal is received: request no. {numero}' },
    {
      fr: 'Votre recours a été reçu le {date} à {heure}. La commission de contrôle de {commune} l’examine. Sans réponse '
        + 'le {echeance}, il est rejeté et vous pouvez saisir le tribunal judiciaire.',
      en: 'Your appeal was received on {date} at {heure}. The control commission of {commune} is examining it. Without '
        + 'an answer by {echeance}, it is rejected and you can go to the judicial court.',
    }),
  RECOURS_ACCUEILLI: letter(
    { fr: 'Décision sur votre recours : demande n° {numero}', en: 'Decision on your appeal: request no. {numero}' },
    {
      fr: 'La commission de contrôle de {commune} vous a donné raison le {date}.\nMotif : {motif}\n{message}\n\nVotre '
        + 'inscription est demandée au répertoire électoral : vous recevrez sa confirmation.',
      en: 'The control commission of {commune} decided in your favour on {date}.\nReason: {motif}\n{message}\n\nYour '
        + 'registration is requested from the electoral register: you will receive its confirmation.',
    }),
  RECOURS_REJETE: letter(
    { fr: 'Décision sur votre recours : demande n° {numero}', en: 'Decision on your appeal: request no. {numero}' },
    {
      fr: 'La commission de contrôle de {commune} a rejeté votre recours le {date}.\nMotif : {motif}\n{message}\n\nVous '
        + 'pouvez saisir le tribunal judiciaire jusqu’au {recours} inclus (article L.19 du code électoral). C’est gratuit et '
        + 'sans avocat.',
      en: 'The control commission of {commune} rejected your appeal on {date}.\nReason: {motif}\n{message}\n\nYou can '
        + 'go to the judicial court until {recours} included (article L.19 of the Code électoral). It is free and needs no lawyer.',
    }),
  JUGEMENT: letter(
    { fr: 'Décision du tribunal : demande n° {numero}', en: 'Court decision: request no. {numero}' },
    {
      fr: 'La décision du tribunal rendue le {date} est enregistrée par {mairie}. Le tribunal : {motif}.\n\nElle peut être '
        + 'attaquée par un pourvoi en cassation dans les dix jours de sa notification par le tribunal (article L.20 du code '
        + 'électoral).',
      en: 'The decision of the court given on {date} has been entered by {mairie}. The court: {motif}.\n\nIt can be '
        + 'brought before the Court of Cassation within ten days of its notification by the court (article L.20 of the Code '
        + 'électoral).',
    }),
  INSCRIPTION: letter(
    { fr: 'Vous êtes inscrit(e) : demande n° {numero}', en: 'You are registered: request no. {numero}' },
    {
      fr: 'Vous êtes inscrit(e) sur la liste électorale de {commune}, bureau de vote {bureau}, à partir du {date}.',
      en: 'You are on the electoral roll of {commune}, polling station {bureau}, from {date}.',
    }),
  CONTROLE_IDENTITE: letter(
    { fr: 'Un contrôle est nécessaire : demande n° {numero}', en: 'A check is needed: request no. {numero}' },
    {
      fr: 'Le répertoire électoral n’a pas reconnu votre identité. {Mairie} va vous contacter : '
        + 'vous n’avez rien à refaire.',
      en: 'The electoral register did not recognise your identity. {Mairie} will contact you: '
        + 'you do not have to start again.',
    }),
  RETRAIT: letter(
    { fr: 'Votre demande n° {numero} est retirée', en: 'Your request no. {numero} is withdrawn' },
    {
      fr: 'Votre demande a été retirée le {date}, comme vous l’avez demandé. Votre inscription actuelle ne change pas.',
      en: 'Your request was withdrawn on {date}, as you asked. Your present registration does not change.',
    }),
  ABANDON: letter(
    { fr: 'Votre demande n° {numero} est abandonnée', en: 'Your request no. {numero} has lapsed' },
    {
      fr: 'La pièce demandée n’est pas arrivée à temps : la demande est abandonnée depuis le {date}. '
        + 'Vous pouvez en déposer une nouvelle à tout moment.',
      en: 'The document asked for did not come in time: the request lapsed on {date}. '
        + 'You can file a new one at any time.',
    }),
  DOUBLON: letter(
    { fr: 'Deux demandes se ressemblent : n° {numero}', en: 'Two requests look alike: no. {numero}' },
    {
      fr: 'Vous aviez déjà une demande n° {autre}. Les deux sont conservées et {mairie} vérifie. '
        + 'Si vous avez déposé deux fois la même demande, vous pouvez en retirer une.',
      en: 'You already had request no. {autre}. Both are kept and {mairie} is checking. '
        + 'If you filed the same request twice, you can withdraw one.',
    }),
} as const satisfies Record<string, LetterTemplate>;

/** What a text message says beside a letter, and when no mail reaches the person. */
export const TEXTS = {
  avis: { fr: '{objet}. Voir : {lien}', en: '{objet}. See: {lien}' },
  rejet: { fr: 'Nos courriels ne vous parviennent pas (demande n° {numero}). Corrigez votre adresse : {lien}/courriel',
    en: 'Our e-mails do not reach you (request no. {numero}). Correct your address: {lien}/courriel' },
} as const satisfies Record<string, Text>;

export type LetterKind = keyof typeof LETTERS;
