import { customElement, html, LitElement, nothing, state } from '@umbraco-cms/backoffice/external/lit';
import { UMB_DOCUMENT_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/document';
import { UmbElementMixin } from '@umbraco-cms/backoffice/element-api';
import { VocEduApi, type Answer, type DocumentState, type Post } from './api.js';
import { moment, postRows, retry, styles } from './shared.js';

const moving = new Set(['Planned', 'Due', 'Sending', 'RetryAt', 'Unknown']);
const every = 15_000;

/** How the open document counts, and what became of its posts. */
@customElement('vocedu-document')
export class VocEduDocument extends UmbElementMixin(LitElement) {
  readonly #api = new VocEduApi(this);
  #key?: string;
  #timer?: number;

  @state() private _answer?: Answer<DocumentState>;
  @state() private _loading = true;
  @state() private _busy?: string;

  constructor() {
    super();
    this.consumeContext(UMB_DOCUMENT_WORKSPACE_CONTEXT, (workspace) => {
      this.observe(workspace?.unique, (key) => {
        if (!key || key === this.#key) return;
        this.#key = key;
        this._answer = undefined;
        void this.#load();
      }, 'vocEduDocument');
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.clearTimeout(this.#timer);
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.#key) void this.#load();
  }

  async #load() {
    const key = this.#key;
    if (!key) return;
    window.clearTimeout(this.#timer);
    this._loading = true;
    const answer = await this.#api.document(key);
    if (key !== this.#key) return;              // another document has been opened meanwhile
    this._answer = answer;
    this._loading = false;
    if (this.isConnected && answer.data?.posts.some((post) => moving.has(post.state))) this.#timer = window.setTimeout(() => void this.#load(), every);
  }

  async #retry(post: Post) {
    this._busy = post.id;
    await retry(this, this.#api, post);
    this._busy = undefined;
    await this.#load();
  }

  override render() {
    return html`
      <div class="bar">
        <uui-button look="secondary" type="button" label=${this.localize.term('vocEdu_reload')} ?disabled=${this._loading} @click=${() => this.#load()}></uui-button>
      </div>
      <div aria-live="polite">${this.#content()}</div>`;
  }

  #content() {
    if (!this._answer) return html`<p>${this.localize.term('vocEdu_loading')}</p>`;
    const found = this._answer.data;
    if (!found) return html`<p class="note">${this.localize.term(this._answer.status === 404 ? 'vocEdu_notSaved' : 'vocEdu_failed')}</p>`;
    if (!found.isWork) return html`<p>${this.localize.term('vocEdu_notWork')}</p>`;
    return html`
      ${found.problem ? html`<p class="note" lang="vi">${found.problem}</p>` : nothing}
      <uui-box headline=${this.localize.term('vocEdu_counting')}>
        ${found.reference === null ? html`<p>${this.localize.term('vocEdu_notPublic')}</p>` : html`
          <dl>
            <dt>${this.localize.term('vocEdu_reference')}</dt><dd>${found.reference}</dd>
            <dt>${this.localize.term('vocEdu_counting')}</dt><dd lang="vi">${found.countReason}</dd>
            ${found.firstPublicAt ? html`<dt>${this.localize.term('vocEdu_firstPublic')}</dt><dd>${moment(this.localize, found.firstPublicAt)}</dd>` : nothing}
          </dl>`}
      </uui-box>
      <uui-box headline=${this.localize.term('vocEdu_posts')}>
        ${found.posts.length === 0 ? html`<p>${this.localize.term('vocEdu_noPosts')}</p>` : postRows(this.localize, found.posts, (post) => void this.#retry(post), this._busy, false)}
      </uui-box>`;
  }

  static override styles = [styles];
}

export default VocEduDocument;

declare global {
  interface HTMLElementTagNameMap {
    'vocedu-document': VocEduDocument;
  }
}
