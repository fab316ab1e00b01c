// Written by `npm run db:types` from the live schema. Do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'

/** An instant: ISO 8601 text in UTC. */
export type Timestamp = ColumnType<string, string | Date, string | Date>
/** An instant that the database writes unless the program does. */
export type Stamped = ColumnType<string, string | Date | undefined, string | Date>
/** A JSON document: objects come out, text goes in. */
export type Json = ColumnType<unknown, string | null, string | null>

export type Tables = {
  address: {
    company_id: string
    id: string
    customer_id: string
    label: Generated<string>
    for_billing: Generated<boolean>
    for_delivery: Generated<boolean>
    street: Generated<string>
    street2: Generated<string>
    postal_code: Generated<string>
    city: Generated<string>
    country: string
    version: Generated<number>
  }
  allocation: {
    company_id: string
    id: string
    payment_id: string | null
    credit_note_id: string | null
    invoice_id: string
    amount: Cents
    created_at: Stamped
    day: Day
  }
  api_key: {
    company_id: string
    id: string
    name: string
    role_id: string
    prefix: string
    hash: string
    created_by: string | null
    created_at: Stamped
    last_used_at: Timestamp | null
    revoked_at: Timestamp | null
  }
  appointment: {
    company_id: string
    id: string
    kind: string
    title: string
    description: Generated<string>
    state: Generated<string>
    starts_at: Timestamp
    ends_at: Timestamp
    place: Generated<string>
    private: Generated<boolean>
    outcome: Generated<string>
    about_type: string | null
    about_id: string | null
    about_label: Generated<string>
    customer_id: string | null
    author_id: string | null
    sequence: Generated<number>
    invited_at: Timestamp | null
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
    told_sequence: number | null
  }
  appointment_contact: {
    company_id: string
    appointment_id: string
    contact_id: string
  }
  appointment_guest: {
    company_id: string
    appointment_id: string
    address: string
    name: Generated<string>
  }
  appointment_person: {
    company_id: string
    appointment_id: string
    person_id: string
  }
  billing_amendment: {
    company_id: string
    amendment_id: string
    deal_id: string
    added_at: Stamped
    agreed: Generated<string>
    quote_id: Generated<string | null>
    order_id: Generated<string | null>
  }
  billing_plan: {
    company_id: string
    deal_id: string
    recovery: Generated<string>
    retention: Generated<Bps>
    bond: Generated<string>
    reception_day: Day | null
    version: Generated<number>
    updated_at: Stamped
    agreed: Generated<string>
    quote_id: Generated<string | null>
    order_id: Generated<string | null>
  }
  billing_step: {
    company_id: string
    deal_id: string
    id: string
    rank: number
    kind: string
    label: Generated<string>
    trigger: Generated<string>
    planned_day: Day | null
    percent: Bps | null
    amount: Cents | null
    invoice_id: string | null
  }
  bulk_part: {
    company_id: string
    run_id: string
    record_id: string
    title: string
    content: Buffer
  }
  bulk_row: {
    company_id: string
    run_id: string
    place: number
    record_id: string
    label: string
    state: Generated<string>
    reason: Generated<string>
    made_id: string | null
    plan: Json | null
  }
  bulk_run: {
    company_id: string
    id: string
    act: string
    options: Json
    person_id: string | null
    key_id: string | null
    state: Generated<string>
    started_at: Timestamp
    moved_at: Timestamp
    ended_at: Timestamp | null
  }
  calendar_feed: {
    company_id: string
    id: string
    person_id: string
    token_hash: string
    created_at: Stamped
    revoked_at: Timestamp | null
  }
  company: {
    id: string
    name: string
    legal_form: Generated<string>
    capital: Cents | null
    siren: string | null
    siret: string | null
    vat_number: string | null
    registry: Generated<string>
    country: Generated<string>
    currency: Generated<string>
    locale: Generated<string>
    time_zone: Generated<string>
    street: Generated<string>
    street2: Generated<string>
    postal_code: Generated<string>
    city: Generated<string>
    email: Generated<string>
    phone: Generated<string>
    website: Generated<string>
    vat_regime: Generated<string>
    vat_on_debits: Generated<boolean>
    colour: Generated<string>
    logo_file_id: string | null
    terms_days: Generated<number>
    terms_end_of_month: Generated<boolean>
    payment_method: Generated<string>
    bank_name: Generated<string>
    iban: Generated<string>
    bic: Generated<string>
    late_penalty: Generated<string>
    early_discount: Generated<string>
    quote_validity_days: Generated<number>
    quote_expiring_days: Generated<number>
    document_note: Generated<string>
    insurance: Generated<string>
    mediator: Generated<string>
    sale_conditions: Generated<string>
    quote_agreement: Generated<boolean>
    print_photos: Generated<boolean>
    demo: Generated<boolean>
    version: Generated<number>
    created_at: Stamped
    fiscal_month: Generated<number>
  }
  contact: {
    company_id: string
    id: string
    customer_id: string
    first_name: Generated<string>
    last_name: string
    job: Generated<string>
    email: Generated<string>
    phone: Generated<string>
    mobile: Generated<string>
    for_billing: Generated<boolean>
    for_delivery: Generated<boolean>
    for_decision: Generated<boolean>
    version: Generated<number>
  }
  counter: {
    company_id: string
    kind: string
    year: number
    last: number
    last_day: Day | null
  }
  credential: {
    id: string
    person_id: string
    account_id: string
    provider_id: string
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: Timestamp | null
    refresh_token_expires_at: Timestamp | null
    scope: string | null
    password: string | null
    created_at: Stamped
    updated_at: Stamped
  }
  customer: {
    company_id: string
    id: string
    code: string
    kind: string
    name: string
    is_customer: Generated<boolean>
    is_supplier: Generated<boolean>
    walk_in: Generated<boolean>
    siren: string | null
    siret: string | null
    vat_number: string | null
    country: string
    language: string
    email: Generated<string>
    phone: Generated<string>
    website: Generated<string>
    seller_id: string | null
    store_id: string | null
    terms_days: number | null
    terms_end_of_month: boolean | null
    payment_method: string | null
    discount: Generated<Bps>
    vat_regime: Generated<string>
    vat_exemption: Generated<string>
    iban: Generated<string>
    bic: Generated<string>
    note: Generated<string>
    sort_name: string
    search: string
    archived: Generated<boolean>
    imported: Generated<boolean>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
    import_id: string | null
    distributor_id: string | null
  }
  customer_account: {
    company_id: string
    customer_id: string
    day: Day
    balance: Generated<Cents>
    overdue: Generated<Cents>
    turnover: Generated<Cents>
    last_invoice_day: Day | null
  }
  customer_credit: {
    company_id: string
    customer_id: string
    credit_limit: Cents | null
    blocked_reason: Generated<string>
    blocked_at: Timestamp | null
    blocked_by: string | null
  }
  customer_file: {
    company_id: string
    customer_id: string
    file_id: string
    person_id: string | null
    at: Stamped
  }
  customer_order: {
    company_id: string
    id: string
    number: string | null
    state: Generated<string>
    customer_id: string
    contact_id: string | null
    quote_id: string | null
    store_id: string | null
    seller_id: string | null
    address_id: string | null
    subject: Generated<string>
    customer_reference: Generated<string>
    day: Day
    delivery_day: Day | null
    terms_days: number
    terms_end_of_month: boolean
    payment_method: string
    discount: Generated<Bps>
    deposit_rate: Generated<Bps>
    currency: string
    language: string
    note: Generated<string>
    net: Generated<Cents>
    tax: Generated<Cents>
    gross: Generated<Cents>
    cost: Generated<Cents>
    frozen: Json | null
    confirmed_at: Timestamp | null
    reviewed_at: Timestamp | null
    reviewed_by: string | null
    hold_reason: Generated<string>
    hold_until: Day | null
    held_at: Timestamp | null
    held_by: string | null
    blocked_reason: Generated<string>
    blocked_at: Timestamp | null
    blocked_by: string | null
    released_reason: Generated<string>
    released_blocks: Json | null
    released_until: Day | null
    released_at: Timestamp | null
    released_by: string | null
    search: Generated<string>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
    fitting: Generated<string>
  }
  customer_rhythm: {
    company_id: string
    customer_id: string
    day: Day
    first_day: Day | null
    last_day: Day | null
    usual_days: number | null
    longest_days: number | null
    quiet_before: Generated<number>
    recent: Generated<Cents>
    recent_before: Generated<Cents>
    days_before: Generated<number>
    coming_before: Generated<Cents>
    year_before: Generated<Cents>
    late_since: Day | null
    pays_in: number | null
    paid_in: number | null
  }
  dashboard_choice: {
    company_id: string
    person_id: string
    dashboard: string
    layout: Json | null
    settings: Json
  }
  dashboard_default: {
    company_id: string
    role_id: string
    dashboard: string
    layout: Json
  }
  delivery: {
    company_id: string
    id: string
    number: string | null
    state: Generated<string>
    customer_id: string
    contact_id: string | null
    store_id: string | null
    seller_id: string | null
    driver_id: string | null
    address_id: string | null
    customer_reference: Generated<string>
    day: Day
    wished_day: Day | null
    shipped_day: Day | null
    delivered_day: Day | null
    carrier: Generated<string>
    tracking: Generated<string>
    weight: Quantity | null
    packages: number | null
    priced: Generated<boolean>
    currency: string
    discount: Generated<Bps>
    language: string
    note: Generated<string>
    lines_net: Generated<Cents>
    net: Generated<Cents>
    frozen: Json | null
    signer_name: Generated<string>
    signature: Generated<string>
    signed_at: Timestamp | null
    signed_by: string | null
    end_reason: Generated<string>
    ready_at: Timestamp | null
    delivered_at: Timestamp | null
    search: Generated<string>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
    gross: Generated<Cents>
  }
  delivery_line: {
    company_id: string
    delivery_id: string
    id: string
    rank: number
    order_id: string
    order_line_id: string
    quantity: Quantity
    delivered: Quantity | null
    returned: Generated<Quantity>
  }
  delivery_photo: {
    company_id: string
    delivery_id: string
    file_id: string
    at: Timestamp
    person_id: string | null
  }
  delivery_tally: {
    company_id: string
    state: string
    seller_id: string
    store_id: string
    documents: number
    net: Cents
    gross: Generated<Cents>
  }
  file: {
    company_id: string
    id: string
    name: string
    media_type: string
    size: number
    sha256: string
    content: Buffer
    created_at: Stamped
  }
  idempotency: {
    company_id: string
    key: string
    route: string
    body_hash: string
    status: number | null
    content_type: string | null
    body: Buffer | null
    created_at: Stamped
  }
  import_refusal: {
    company_id: string
    import_id: string
    line: number
    reason: string
    content: string
    amount: Cents
  }
  import_run: {
    company_id: string
    id: string
    kind: string
    file_name: string
    sha256: string
    options: Json
    report: Json
    person_id: string | null
    created_at: Stamped
    undone_at: Timestamp | null
    kept_at: Stamped
  }
  imported_document: {
    company_id: string
    invoice_id: string
    import_id: string
    fingerprint: string
    country: Generated<string>
  }
  installation: {
    key: string
    value: Json
  }
  invitation: {
    company_id: string
    id: string
    email: string
    role_id: string
    stores: Json
    token_hash: string
    invited_by: string | null
    expires_at: Timestamp
    accepted_at: Timestamp | null
    revoked_at: Timestamp | null
    created_at: Stamped
  }
  invoice: {
    company_id: string
    id: string
    kind: string
    number: string | null
    imported: Generated<boolean>
    state: Generated<string>
    customer_id: string
    contact_id: string | null
    quote_id: string | null
    credited_invoice_id: string | null
    store_id: string | null
    seller_id: string | null
    subject: Generated<string>
    customer_reference: Generated<string>
    day: Day
    delivery_day: Day | null
    due_day: Day | null
    terms_days: number
    terms_end_of_month: boolean
    payment_method: string
    discount: Generated<Bps>
    currency: string
    language: string
    note: Generated<string>
    net: Generated<Cents>
    tax: Generated<Cents>
    gross: Generated<Cents>
    cost: Generated<Cents>
    settled: Generated<Cents>
    frozen: Json | null
    pdf_file_id: string | null
    issued_at: Timestamp | null
    search: Generated<string>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
    gesture: Generated<boolean>
    beyond_reason: Generated<string>
    exchange_rate: Price | null
    exchange_day: Day | null
    retained: Generated<Cents>
    retention: Generated<Cents>
    retention_rate: Generated<Bps>
    retention_day: Day | null
    deal_seen: Generated<string>
    order_id: string | null
    distributor_id: string | null
  }
  invoice_amounts: {
    company_id: string
    digits: number
    band: Cents
    payment: string
    kind: string
    seller_id: string
    store_id: string
    due_month: Day
    documents: number
    net: Cents
    gross: Cents
    outstanding: Cents
  }
  invoice_deduction: {
    company_id: string
    invoice_id: string
    deducted_id: string
    category: string
    rate: Bps
    base: Cents
    tax: Cents
  }
  invoice_line: {
    company_id: string
    invoice_id: string
    id: string
    rank: number
    kind: string
    item_id: string | null
    quote_id: string | null
    quote_line_id: string | null
    credited_invoice_id: string | null
    credited_line_id: string | null
    reference: Generated<string>
    name: Generated<string>
    description: Generated<string>
    nature: Generated<string>
    quantity: Generated<Quantity>
    unit: Generated<string>
    price: Generated<Price>
    discount: Generated<Bps>
    vat_category: Generated<string>
    vat_rate: Generated<Bps>
    cost: Price | null
    net: Generated<Cents>
    earlier: Generated<Quantity>
    order_id: string | null
    order_line_id: string | null
    delivery_id: string | null
    delivery_line_id: string | null
    earlier_net: Generated<Cents>
    progress: Bps | null
    whole_net: Generated<Cents>
  }
  invoice_tally: {
    company_id: string
    payment: string
    kind: string
    seller_id: string
    store_id: string
    due_day: Day
    documents: number
    net: Cents
    gross: Cents
    outstanding: Cents
    month: Day
    due_month: Day
  }
  invoice_vat: {
    company_id: string
    invoice_id: string
    category: string
    rate: Bps
    base: Cents
    tax: Cents
  }
  item: {
    company_id: string
    id: string
    reference: string
    name: string
    description: Generated<string>
    nature: Generated<string>
    family: Generated<string>
    brand: Generated<string>
    unit: Generated<string>
    price: Price
    cost: Price | null
    vat_category: string
    vat_rate: Bps
    supplier_id: string | null
    eco_contribution: Generated<Price>
    barcode: Generated<string>
    photo_file_id: string | null
    sort_name: string
    search: string
    archived: Generated<boolean>
    imported: Generated<boolean>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
    import_id: string | null
    fitted: Generated<boolean>
  }
  item_price: {
    company_id: string
    item_id: string
    id: string
    price: Price
    cost: Price | null
    person_id: string | null
    at: Stamped
  }
  item_supply: {
    company_id: string
    item_id: string
    supplier_id: string
    reference: Generated<string>
    minimum: Quantity | null
    lead_days: number | null
    updated_at: Stamped
  }
  journal: {
    company_id: string
    seq: number
    at: Timestamp
    person_id: string | null
    person_name: string
    surface: string
    request_id: string
    ip: string | null
    action: string
    entity: string
    entity_id: string | null
    label: Generated<string>
    before: Json | null
    after: Json | null
    previous_hash: string
    hash: string
  }
  journal_head: {
    company_id: string
    seq: number
    hash: string
  }
  list_choice: {
    company_id: string
    person_id: string
    list: string
    layout: Json
    view_id: string | null
  }
  mail: {
    company_id: string
    id: string
    kind: string
    state: string
    to_addresses: Json
    cc_addresses: Json
    reply_to: Generated<string>
    subject: string
    body: string
    link: string | null
    language: string
    about_type: string | null
    about_id: string | null
    customer_id: string | null
    person_id: string | null
    seller_id: string | null
    store_id: string | null
    attempts: Generated<number>
    error: string | null
    error_detail: Generated<string>
    search: string
    created_at: Stamped
    taken_at: Timestamp | null
    next_at: Timestamp | null
    sent_at: Timestamp | null
    expires_at: Timestamp | null
  }
  mail_attachment: {
    company_id: string
    mail_id: string
    rank: number
    file_id: string
    name: string
  }
  mail_document: {
    company_id: string
    mail_id: string
    about_id: string
  }
  mail_reply: {
    company_id: string
    id: string
    mail_id: string
    message_hash: string
    from_address: string
    from_name: string
    subject: string
    body: string
    cut: boolean
    attachments: Json
    received_at: Timestamp
    recorded_at: Timestamp
  }
  mail_reply_document: {
    company_id: string
    reply_id: string
    document_id: string
  }
  mail_template: {
    company_id: string
    kind: string
    language: string
    subject: string
    body: string
    updated_at: Stamped
  }
  mailbox: {
    company_id: string
    address: string
    host: string
    port: number
    security: string
    username: string
    password_sealed: string
    folder: string
    paused: Generated<boolean>
    version: Generated<number>
    since: Day
    uid_validity: string | null
    last_uid: Generated<number>
    asked: Generated<boolean>
    taken_at: Timestamp | null
    read_at: Timestamp | null
    problem: string | null
    problem_detail: Generated<string>
    failing_since: Timestamp | null
    failures: Generated<number>
    next_at: Timestamp | null
  }
  membership: {
    company_id: string
    person_id: string
    role_id: string
    active: Generated<boolean>
    version: Generated<number>
    created_at: Stamped
  }
  membership_store: {
    company_id: string
    person_id: string
    store_id: string
  }
  migration: {
    name: string
    sha256: string
    applied_at: Stamped
  }
  note: {
    company_id: string
    id: string
    kind: string
    audience: Generated<string>
    body: Generated<string>
    outcome: string | null
    minutes: number | null
    at: Timestamp
    about_type: string
    about_id: string
    about_label: Generated<string>
    customer_id: string | null
    author_id: string | null
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
  }
  note_contact: {
    company_id: string
    note_id: string
    contact_id: string
  }
  note_mention: {
    company_id: string
    note_id: string
    person_id: string
  }
  notification: {
    company_id: string
    id: string
    person_id: string
    kind: string
    code: string
    told: Json
    about_type: string
    about_id: string
    label: string
    once_key: string | null
    at: Timestamp
    read_at: Timestamp | null
    done_at: Timestamp | null
    snoozed_until: Timestamp | null
    written_at: Timestamp | null
  }
  notification_digest: {
    company_id: string
    person_id: string
    day: Day
  }
  notification_letter: {
    company_id: string
    person_id: string
    kind: string
    pace: string
  }
  numbering: {
    company_id: string
    kind: string
    prefix: string
    digits: number
    yearly: boolean
    version: Generated<number>
  }
  order_check: {
    company_id: string
    id: string
    rank: number
    name: string
    required: Generated<boolean>
    archived: Generated<boolean>
  }
  order_line: {
    company_id: string
    order_id: string
    id: string
    rank: number
    kind: string
    item_id: string | null
    quote_id: string | null
    quote_line_id: string | null
    reference: Generated<string>
    name: Generated<string>
    description: Generated<string>
    nature: Generated<string>
    quantity: Generated<Quantity>
    unit: Generated<string>
    price: Generated<Price>
    discount: Generated<Bps>
    vat_category: Generated<string>
    vat_rate: Generated<Bps>
    cost: Price | null
    net: Generated<Cents>
  }
  order_rules: {
    company_id: string
    overdue_days: number | null
    overdue_allowed: Generated<Cents>
    credit_limit: Cents | null
    deposit_rate: Generated<Bps>
  }
  order_standing: {
    company_id: string
    order_id: string
    customer_id: string
    seller_id: string | null
    store_id: string | null
    control: string
    invoicing: string
    delivering: string
    fitting: string
    fitting_day: Day | null
    to_deliver: boolean
    to_fit: boolean
    to_invoice: boolean
    net: Cents
    gross: Cents
    left_to_invoice: Cents
    changes_on: Day
    step_due: boolean
  }
  order_tally: {
    company_id: string
    state: string
    seller_id: string
    store_id: string
    documents: number
    net: Cents
    gross: Cents
  }
  order_tick: {
    company_id: string
    order_id: string
    check_id: string
    at: Timestamp
    by_id: string | null
  }
  orders_by_day: {
    company_id: string
    day: Day
    seller_id: string
    store_id: string
    documents: number
    net: Cents
    gross: Generated<Cents>
  }
  payment: {
    company_id: string
    id: string
    customer_id: string
    day: Day
    method: string
    amount: Cents
    allocated: Generated<Cents>
    reference: Generated<string>
    note: Generated<string>
    reversal_of: string | null
    reversed: Generated<boolean>
    rejected: Generated<boolean>
    store_id: string | null
    seller_id: string | null
    search: Generated<string>
    version: Generated<number>
    created_at: Stamped
  }
  payment_amounts: {
    company_id: string
    digits: number
    band: Cents
    allocation: string
    kind: string
    method: string
    seller_id: string
    store_id: string
    documents: number
    amount: Cents
    remaining: Cents
  }
  payment_return: {
    company_id: string
    id: string
    refund_id: string
    payment_id: string
    amount: Cents
    created_at: Stamped
  }
  payment_tally: {
    company_id: string
    allocation: string
    kind: string
    method: string
    seller_id: string
    store_id: string
    documents: number
    amount: Cents
    remaining: Cents
  }
  payments_by_day: {
    company_id: string
    day: Day
    seller_id: string
    store_id: string
    documents: number
    amount: Cents
  }
  person: {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    image: string | null
    locale: Generated<string>
    two_factor_enabled: Generated<boolean>
    disabled: Generated<boolean>
    created_at: Stamped
    updated_at: Stamped
  }
  project: {
    company_id: string
    id: string
    number: string
    name: string
    customer_id: string
    kind_id: string | null
    venue_id: string | null
    address_id: string | null
    step: string
    step_since: Day
    store_id: string | null
    seller_id: string | null
    starts_on: Day | null
    ends_on: Day | null
    next_step: Generated<string>
    next_on: Day | null
    note: Generated<string>
    search: Generated<string>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
  }
  project_document: {
    company_id: string
    project_id: string
    id: string
    quote_id: string | null
    order_id: string | null
    invoice_id: string | null
  }
  project_file: {
    company_id: string
    project_id: string
    file_id: string
    person_id: string | null
    at: Stamped
  }
  project_kind: {
    company_id: string
    id: string
    name: string
    archived: Generated<boolean>
    version: Generated<number>
  }
  project_person: {
    company_id: string
    project_id: string
    id: string
    role: string
    person_id: string | null
    contact_id: string | null
    party_id: string | null
  }
  project_step: {
    company_id: string
    key: string
    rank: number
    name: string
    phase: string
  }
  projection_model: {
    company_id: string
    day: Day
    made_at: Timestamp
    learned: Json
    traits: Buffer
    paces: Buffer
  }
  projection_record: {
    company_id: string
    customer_id: string
    months: number
    error: Cents
    outcome: Cents
    within: number
    active: number
    told: number
  }
  purchase_line: {
    company_id: string
    purchase_order_id: string
    id: string
    rank: number
    kind: string
    item_id: string | null
    reference: Generated<string>
    name: Generated<string>
    description: Generated<string>
    nature: Generated<string>
    quantity: Generated<Quantity>
    unit: Generated<string>
    price: Generated<Price>
    discount: Generated<Bps>
    vat_category: Generated<string>
    vat_rate: Generated<Bps>
    net: Generated<Cents>
  }
  purchase_need: {
    company_id: string
    purchase_order_id: string
    purchase_line_id: string
    order_id: string
    order_line_id: string
    rank: number
    quantity: Quantity
  }
  purchase_order: {
    company_id: string
    id: string
    number: string | null
    state: Generated<string>
    supplier_id: string
    contact_id: string | null
    store_id: string | null
    seller_id: string | null
    subject: Generated<string>
    supplier_reference: Generated<string>
    day: Day
    wished_day: Day | null
    expected_day: Day | null
    terms_days: number
    terms_end_of_month: boolean
    payment_method: string
    discount: Generated<Bps>
    currency: string
    language: string
    note: Generated<string>
    net: Generated<Cents>
    tax: Generated<Cents>
    gross: Generated<Cents>
    frozen: Json | null
    sent_at: Timestamp | null
    sent_how: string | null
    confirmed_at: Timestamp | null
    closed_at: Timestamp | null
    end_reason: Generated<string>
    search: Generated<string>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
  }
  purchase_tally: {
    company_id: string
    state: string
    seller_id: string
    store_id: string
    documents: number
    net: Cents
    gross: Cents
  }
  quote: {
    company_id: string
    id: string
    number: string | null
    revision: Generated<number>
    state: Generated<string>
    customer_id: string
    contact_id: string | null
    store_id: string | null
    seller_id: string | null
    subject: Generated<string>
    customer_reference: Generated<string>
    day: Day
    valid_until: Day | null
    terms_days: number
    terms_end_of_month: boolean
    payment_method: string
    discount: Generated<Bps>
    currency: string
    language: string
    note: Generated<string>
    net: Generated<Cents>
    tax: Generated<Cents>
    gross: Generated<Cents>
    cost: Generated<Cents>
    frozen: Json | null
    sent_at: Timestamp | null
    sent_how: string | null
    signed_at: Timestamp | null
    signed_day: Day | null
    signer_name: Generated<string>
    refused_at: Timestamp | null
    refusal_reason: Generated<string>
    search: Generated<string>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
  }
  quote_answer: {
    company_id: string
    id: string
    quote_id: string
    link_id: string
    revision: number
    kind: string
    name: Generated<string>
    said: Generated<string>
    consent: Generated<string>
    drawing: Generated<string>
    options: Json
    shown_sha256: string
    at: Timestamp
    ip: string | null
    user_agent: string
  }
  quote_line: {
    company_id: string
    quote_id: string
    id: string
    rank: number
    kind: string
    item_id: string | null
    reference: Generated<string>
    name: Generated<string>
    description: Generated<string>
    nature: Generated<string>
    quantity: Generated<Quantity>
    unit: Generated<string>
    price: Generated<Price>
    discount: Generated<Bps>
    vat_category: Generated<string>
    vat_rate: Generated<Bps>
    cost: Price | null
    net: Generated<Cents>
    optional: Generated<boolean>
    chosen: Generated<boolean>
  }
  quote_link: {
    company_id: string
    id: string
    quote_id: string
    revision: number
    token_hash: string
    person_id: string | null
    recipient: Generated<string>
    expires_at: Timestamp
    revoked_at: Timestamp | null
    opened_at: Timestamp | null
    created_at: Stamped
  }
  quote_revision: {
    company_id: string
    quote_id: string
    revision: number
    day: Day
    valid_until: Day | null
    language: string
    frozen: Json
    hash: string
    source: Json
    net: Cents
    tax: Cents
    gross: Cents
    sent_at: Timestamp
    sent_how: string
    sent_by: string | null
    pdf_file_id: string | null
  }
  quote_seal: {
    company_id: string
    quote_id: string
    revision: number
    frozen: Json
    evidence: Json
    hash: string
    drawing_file_id: string | null
    pdf_file_id: string | null
  }
  quote_tally: {
    company_id: string
    state: string
    seller_id: string
    store_id: string
    valid_until: Day
    documents: number
    net: Cents
    gross: Cents
  }
  quotes_by_day: {
    company_id: string
    day: Day
    state: string
    seller_id: string
    store_id: string
    valid_until: Day
    documents: number
    net: Cents
    gross: Generated<Cents>
  }
  quotes_signed: {
    company_id: string
    month: Day
    days: number
    seller_id: string
    store_id: string
    documents: number
  }
  rate_limit: {
    id: string
    key: string
    count: number
    last_request: number
  }
  receipt: {
    company_id: string
    id: string
    purchase_order_id: string
    day: Day
    delivery_note: Generated<string>
    note: Generated<string>
    reversal_of: string | null
    reversed: Generated<boolean>
    person_id: string | null
    created_at: Stamped
  }
  receipt_line: {
    company_id: string
    receipt_id: string
    purchase_order_id: string
    purchase_line_id: string
    quantity: Quantity
  }
  reminder: {
    company_id: string
    id: string
    document_id: string
    quote_id: string | null
    invoice_id: string | null
    customer_id: string
    round: Generated<number>
    level_id: string | null
    tone: string
    channel: string
    day: Day
    at: Timestamp
    amount: Cents
    penalties: Generated<Cents>
    indemnity: Generated<Cents>
    late_days: Generated<number>
    mail_id: string | null
    file_id: string | null
    person_id: string | null
    seller_id: string | null
    store_id: string | null
  }
  reminder_call: {
    company_id: string
    id: string
    customer_id: string
    quote_id: string | null
    invoice_id: string | null
    cause: string
    reminder_id: string | null
    hold_id: string | null
    day: Day
    tries: Generated<number>
    outcome: string | null
    note: Generated<string>
    person_id: string | null
    created_at: Timestamp
    closed_at: Timestamp | null
  }
  reminder_client: {
    company_id: string
    customer_id: string
    kind: string
    plan_id: string | null
  }
  reminder_hold: {
    company_id: string
    id: string
    quote_id: string | null
    invoice_id: string | null
    kind: string
    until: Day | null
    amount: Cents | null
    owed: Cents | null
    reason: Generated<string>
    person_id: string | null
    at: Timestamp
    ended_at: Timestamp | null
    ended_by: string | null
  }
  reminder_level: {
    company_id: string
    id: string
    plan_id: string
    rank: number
    anchor: string
    delay_days: number
    hour: number
    working_days: boolean
    tone: string
    channel: string
    sender: string
    texts: Json | null
    removed: Generated<boolean>
  }
  reminder_plan: {
    company_id: string
    id: string
    kind: string
    name: string
    usual: Generated<boolean>
    active: Generated<boolean>
    since: Day | null
    archived: Generated<boolean>
    version: Generated<number>
    created_at: Stamped
  }
  reminder_setting: {
    company_id: string
    penalty_rate: Bps | null
    version: Generated<number>
  }
  role: {
    company_id: string
    id: string
    name: string
    preset: string | null
    levels: Json
    scope: string
    sees_costs: boolean
    issues: boolean
    deletes_drafts: boolean
    version: Generated<number>
  }
  saved_view: {
    company_id: string
    id: string
    list: string
    name: string
    query: Json
    layout: Json
    owner_id: string | null
    shared: boolean
    version: Generated<number>
    removed_at: Timestamp | null
    created_at: Stamped
  }
  second_factor: {
    id: string
    person_id: string
    secret: string
    backup_codes: string
    verified: Generated<boolean>
    failed_verification_count: Generated<number>
    locked_until: Timestamp | null
    created_at: Stamped
    updated_at: Stamped
  }
  session: {
    id: string
    person_id: string
    token: string
    expires_at: Timestamp
    ip_address: string | null
    user_agent: string | null
    created_at: Stamped
    updated_at: Stamped
  }
  standing_tally: {
    company_id: string
    control: string
    todo: string
    seller_id: string
    store_id: string
    documents: number
    net: Cents
    gross: Cents
    left_to_invoice: Cents
  }
  store: {
    company_id: string
    id: string
    name: string
    street: Generated<string>
    street2: Generated<string>
    postal_code: Generated<string>
    city: Generated<string>
    country: Generated<string>
    phone: Generated<string>
    email: Generated<string>
    archived: Generated<boolean>
    version: Generated<number>
  }
  supplier_invoice: {
    company_id: string
    id: string
    number: string
    state: Generated<string>
    supplier_id: string
    store_id: string | null
    seller_id: string | null
    day: Day
    due_day: Day
    currency: string
    net: Cents
    tax: Cents
    gross: Cents
    accepted_reason: Generated<string>
    note: Generated<string>
    file_id: string | null
    paid_day: Day | null
    search: Generated<string>
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
  }
  supplier_invoice_line: {
    company_id: string
    supplier_invoice_id: string
    id: string
    rank: number
    purchase_order_id: string | null
    purchase_line_id: string | null
    name: string
    quantity: Quantity
    price: Price
    vat_category: string
    vat_rate: Bps
    net: Cents
  }
  supplier_invoice_vat: {
    company_id: string
    supplier_invoice_id: string
    category: string
    rate: Bps
    base: Cents
    tax: Cents
  }
  tag: {
    company_id: string
    id: string
    name: string
    key: string
    created_at: Stamped
  }
  tagged: {
    company_id: string
    tag_id: string
    kind: string
    record_id: string
    customer_id: Generated<string | null>
    project_id: Generated<string | null>
    quote_id: Generated<string | null>
    order_id: Generated<string | null>
    delivery_id: Generated<string | null>
    invoice_id: Generated<string | null>
    purchase_order_id: Generated<string | null>
    payment_id: Generated<string | null>
  }
  task: {
    company_id: string
    id: string
    title: string
    description: Generated<string>
    state: Generated<string>
    due_day: Day | null
    due_time: string | null
    priority: Generated<string>
    private: Generated<boolean>
    repeats: string | null
    series_day: Day | null
    next_id: string | null
    about_type: string | null
    about_id: string | null
    about_label: Generated<string>
    customer_id: string | null
    author_id: string | null
    closed_at: Timestamp | null
    closed_by: string | null
    search: string
    version: Generated<number>
    created_at: Stamped
    updated_at: Stamped
    repeat_every: Generated<number>
    repeat_days: Generated<string>
    repeat_weekday: Generated<boolean>
    repeat_until: Day | null
  }
  task_assignee: {
    company_id: string
    task_id: string
    person_id: string
  }
  task_subject: {
    company_id: string
    task_id: string
    about_type: string
    about_id: string
    about_label: Generated<string>
    customer_id: string | null
  }
  touched: {
    company_id: string
    id: string
    kind: string
    record_id: string
  }
  turnover_bought: {
    company_id: string
    customer_id: string
    month: Day
    item_id: string
    net: Cents
    days: number
  }
  turnover_customer: {
    company_id: string
    month: Day
    customer_id: string
    net: Cents
    cost: Cents
    invoices: number
    days: Generated<number>
  }
  turnover_day: {
    company_id: string
    day: Day
    store_id: string
    seller_id: string
    net: Cents
    cost: Cents
    invoices: number
  }
  turnover_item: {
    company_id: string
    month: Day
    item_id: string
    net: Cents
    cost: Cents
    quantity: Quantity
  }
  turnover_line: {
    company_id: string
    day: Day
    invoice_id: string
    part: number
    customer_id: string
    item_id: string | null
    seller_id: string | null
    store_id: string | null
    net: Cents
    cost: Cents
    quantity: Quantity
    counted: boolean
  }
  venue: {
    company_id: string
    id: string
    name: string
    street: Generated<string>
    street2: Generated<string>
    postal_code: Generated<string>
    city: Generated<string>
    country: Generated<string>
    phone: Generated<string>
    access: Generated<string>
    archived: Generated<boolean>
    version: Generated<number>
  }
  verification: {
    id: string
    identifier: string
    value: string
    expires_at: Timestamp
    created_at: Stamped
    updated_at: Stamped
  }
  view_board: {
    company_id: string
    person_id: string
    view_id: string
    board: string
    pinned_at: Timestamp
  }
  view_star: {
    company_id: string
    person_id: string
    view_id: string
    starred_at: Timestamp
  }
}
