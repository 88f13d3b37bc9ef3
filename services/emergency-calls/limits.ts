/** Every bound of the service, with its unit. */
export const LIMITS = {
  /** Commands of one sending of a console, and changes of fields in one command. */
  commands_max: 200,
  changes_max: 60,
  /** Bytes of one sending of a console: a note may be long. */
  commands_bytes_max: 512 * 1024,
  /** Events of one post of the telephony, fixes of one post of positions, places of one post. */
  telephony_events_max: 500,
  fixes_max: 2_000,
  /** Vehicles entered at once. */
  vehicles_entered_max: 500,
  places_max: 200,
  ingest_bytes_max: 1024 * 1024,
  /** Call takers of one centre, and centres of one post, as the telephony counts them; characters of advice to helpers. */
  posts_max: 1_000,
  posts_told_max: 200,
  /** Words about agents of one post of the telephony. */
  agents_told_max: 1_000,
  advice_chars_max: 4_000,
  /** Sockets of telephonies in one process, and frames of one that wait for their answer before it is read no further. */
  telephony_sockets_max: 200,
  telephony_frames_max: 16,
  /** Between two pings; silence after which a socket is closed; how long a close, and work in hand at a drain, are waited for. */
  telephony_ping_ms: 15_000,
  telephony_silence_ms: 45_000,
  telephony_close_ms: 2_000,
  telephony_leave_ms: 20_000,
  /** Lines of a list at a console. */
  list_max: 300,
  /** Vital emergencies that a console is alarmed of at once. */
  alarms_max: 20,
  /** Wishes that the telephony is told of at once, and how long one that it never took is repeated. */
  wishes_max: 100,
  wish_ms_max: 5 * 60_000,
  /** How long a call may wait for an agent with the skill it needs: after it, age goes before skills. */
  skill_wait_ms: 10_000,
  /** Skills that are read of one event of the telephony. */
  skills_told_max: 10,
  /** Ringing calls of which a console is told everything before pick-up. */
  calls_ahead_max: 3,
  /** Earlier calls without a dossier that those few are told of. */
  calls_before_max: 15,
  /** Places of care that one search shows. */
  offers_max: 30,
  /** Characters of the instructions of a shift. */
  instructions_chars_max: 4_000,
  /** Notes of an event that its screen is given at once; the others by pages. */
  notes_shown_max: 100,
  /** Roads that one centre keeps closed at once. */
  closed_roads_max: 200,
  /** Dossiers put under an event by one request. */
  attached_at_once_max: 50,
  /** Numbers of dossiers that a console may keep for when it is cut off. */
  leased_numbers_max: 50,
  /** How long a crew still sees a mission that ended: for the papers that are filled in afterwards. */
  crew_ended_ms: 2 * 60 * 60 * 1000,
  /** Photos and documents: bytes of one, and how many a dossier takes. */
  document_bytes_max: 15 * 1024 * 1024,
  documents_max: 40,
  /** How long a caller's link works, and how much may be sent through one in an hour. */
  caller_link_ms: 2 * 60 * 60 * 1000,
  caller_sendings_per_hour_max: 240,
  /** Links that one address may fail to open in an hour, and that one dossier may send. */
  caller_misses_per_hour_max: 30,
  caller_links_per_dossier_max: 5,
  /** How long after a call of a number its dossiers are proposed. */
  same_number_ms: 24 * 60 * 60 * 1000,
} as const;
