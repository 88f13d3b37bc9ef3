/** Every bound of the service, with its unit. A test reaches each of them. */
export const LIMITS = {
  /** Characters of a birth name, usage name or given name. */
  name_chars_max: 80,
  given_names_max: 20,
  /** Characters of one line of an address or of a free label. */
  address_line_chars_max: 100,
  label_chars_max: 120,
  email_chars_max: 254,
  phone_chars_max: 40,
  /** Documents in one request, and the bytes of one and of all. */
  pieces_max: 10,
  piece_bytes_max: 5 * 1024 * 1024,
  pieces_bytes_max: 20 * 1024 * 1024,
  /** Documents of a dossier over its whole life. */
  dossier_pieces_max: 30,
  /** Characters of an agent's message to the applicant. */
  message_chars_max: 2_000,
  /** Letters refused by an address that are sent again once it is corrected. */
  refused_mails_max: 20,
  /** Bytes of a bounce as the mail system hands it over. */
  bounce_bytes_max: 256 * 1024,
  /** Unknown fields that an answer lists before it stops counting. */
  ignored_fields_max: 50,
  /** Oldest age that a birth date may give. */
  age_years_max: 120,
  /** How long after its issue a waiting-room ticket still dates a request. */
  ticket_grace_ms: 2 * 60 * 60 * 1000,
  /** Checks of an address with an energy supplier: tries of one draft, those at once, how long one may take, bytes of its answer. */
  address_checks_max: 3,
  address_checks_running_max: 50,
  address_check_ms_max: 9_000,
  address_answer_bytes_max: 4_096,
  /** Failures in a row after which the partner is left alone, and for how long. */
  address_check_failures_max: 3,
  address_check_rest_ms: 30_000,
  draft_days: 30,
  /** Bytes of one exchange message and of one civil-registry answer. */
  exchange_bytes_max: 64 * 1024,
  /** Bytes of a page or batch of the exchange. */
  exchange_page_bytes_max: 8 * 1024 * 1024,
  exchange_batch_messages_max: 500,
  search_results_max: 20,
  /** Lines of one page of the town hall's queue, and decisions that a mayor signs at once. */
  desk_page_max: 100,
  desk_visas_max: 100,
  search_chars_max: 60,
  /** Enquiries in an hour: of an address range, about one identity, about a commune (and a tenth of its people). */
  enquiry_range_per_hour_max: 300,
  enquiry_identity_per_hour_max: 12,
  enquiry_commune_per_hour_min: 200,
  enquiry_share_min: 5,
  /** Enquiries of a range in an hour that are answered at once; each further one waits longer. */
  enquiry_free_per_hour: 30,
  enquiry_delay_step_ms: 100,
  enquiry_delay_ms_max: 5_000,
  enquiry_delayed_max: 500,
  /** Enquiries waiting, those of one batch, and how long the register may take. */
  /** Positions of one commune, and the bytes of the file that brings them (BAN: 170 a line). */
  address_points_max: 100_000,
  /** Corners of a perimeter that is drawn, and addresses that its map shows. */
  outline_corners_max: 90,
  map_points_max: 3_000,
  address_file_bytes_max: 20 * 1024 * 1024,
  enquiry_queue_max: 5_000,
  enquiry_batch_max: 400,
  enquiry_register_ms_max: 5_000,
  /** Bytes of an answer of the register: the largest roll has a line of 100 for each of a million electors. */
  exchange_answer_bytes_max: 100_000_000,
  enquiry_kept_days: 365,
  /** Bytes of every answer: a program's, a page. */
  enquiry_answer_bytes: 4_096,
  enquiry_page_bytes: 40_960,
  /** Cells of one answer of open data, days that it covers, and projects declared in a day. */
  open_cells_max: 50_000,
  open_days_max: 366,
  reuses_per_day_max: 100,
  /** Communes of one by-election. */
  by_election_communes_max: 500,
  /** How long a certificate may be fetched after the answer. */
  certificate_ms_max: 30 * 60 * 1000,
} as const;
