// Written by codegen.mjs from schema/api.graphql; do not edit.
import type { HubDocument } from "../hub-document.js";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/**
 * Kết quả một lần truy cập.
 * What came of an access.
 */
export type AccessOutcome =
  /**
   * Được trả lời.
   * Answered.
   */
  | 'ALLOWED'
  /**
   * Bị từ chối, toàn bộ hay một phần, vì thiếu quyền.
   * Refused, wholly or in part, for a right that is missing.
   */
  | 'DENIED'
  /**
   * Có lỗi khác.
   * With errors for another reason.
   */
  | 'FAILED';

/**
 * Cấp hành chính.
 * Administrative level.
 */
export type AdministrativeLevel =
  /**
   * Cấp tỉnh: tỉnh, thành phố trực thuộc trung ương.
   * Province level.
   */
  | 'PROVINCE'
  /**
   * Cấp huyện, đã kết thúc hoạt động từ ngày 1/7/2025.
   * District level; it ended on 1 July 2025.
   */
  | 'DISTRICT'
  /**
   * Cấp xã: xã, phường, thị trấn, đặc khu.
   * Commune level.
   */
  | 'COMMUNE';

/**
 * Tình trạng của một nội dung phối hợp.
 * Where a commitment stands.
 */
export type CommitmentState =
  /**
   * Chưa có thông tin: chưa nguồn nào nêu tình trạng.
   * No information: no source has told how it stands.
   */
  | 'NOT_REPORTED'
  /**
   * Chưa triển khai.
   * Not started.
   */
  | 'NOT_STARTED'
  /**
   * Đang triển khai.
   * In progress.
   */
  | 'IN_PROGRESS'
  /**
   * Hoàn thành.
   * Completed.
   */
  | 'DONE'
  /**
   * Dừng thực hiện.
   * Stopped.
   */
  | 'DROPPED';

/**
 * Tình trạng của một kỳ đánh giá.
 * Where an evaluation stands.
 */
export type EvaluationStatus =
  /**
   * Theo kế hoạch: chưa đến hạn.
   * Planned: not due yet.
   */
  | 'PLANNED'
  /**
   * Đã tổ chức.
   * Held.
   */
  | 'HELD'
  /**
   * Chuyển sang giai đoạn sau: đến hạn khi giai đoạn đã kết thúc, nên thuộc chương trình kế tiếp.
   * Carried over: due after the period's end, so it passes to the next programme.
   */
  | 'CARRIED_OVER'
  /**
   * Chưa công bố: đã qua ngày đến hạn, chưa nguồn nào nêu đã tổ chức hay chưa.
   * Not published: past its day, and no source tells whether it was held.
   */
  | 'NOT_PUBLISHED';

/**
 * Loại hoạt động.
 * Kind of an activity.
 */
export type ActivityKind =
  /**
   * Ký kết hoặc thực hiện phối hợp.
   * Signing or carrying out a coordination.
   */
  | 'COORDINATION'
  /**
   * Quán triệt, triển khai văn bản.
   * Making a document known.
   */
  | 'DISSEMINATION'
  /**
   * Truyền thông, phát thanh, truyền hình.
   * Press, radio and television.
   */
  | 'MEDIA'
  /**
   * Lồng ghép vào bài dạy.
   * Woven into lessons.
   */
  | 'CURRICULUM_INTEGRATION'
  /**
   * Học bổng, quà, nhà, xe đạp.
   * Scholarships, gifts, houses, bicycles.
   */
  | 'SUPPORT';

/**
 * Mức độ của một điểm cần đối chiếu.
 * How grave a data-quality flag is.
 */
export type FlagSeverity =
  /**
   * Ghi chú: để biết.
   * Note: for information.
   */
  | 'INFO'
  /**
   * Cảnh báo: cần xem lại.
   * Warning: to be looked at.
   */
  | 'WARNING'
  /**
   * Lỗi: mâu thuẫn trong nguồn đã công bố.
   * Error: a contradiction in what was published.
   */
  | 'ERROR';

/**
 * Việc mà một tổ chức còn phải làm.
 * What an organisation has still to do.
 */
export type Owing =
  /**
   * Còn bất cứ việc gì.
   * Anything.
   */
  | 'ANYTHING'
  /**
   * Có việc đã quá hạn.
   * Something that is overdue.
   */
  | 'OVERDUE'
  /**
   * Có việc đã đến hạn, chưa biết đã làm hay chưa.
   * Something past its day of which nobody told whether it was done.
   */
  | 'UNKNOWN';

/**
 * Thứ tự của danh sách tổ chức.
 * How organisations are ordered.
 */
export type OrganisationOrder =
  /**
   * Theo mã.
   * By id.
   */
  | 'ID'
  /**
   * Theo tên, không kể dấu.
   * By name, whatever the diacritics.
   */
  | 'NAME'
  /**
   * Có việc quá hạn trước, rồi việc đến hạn chưa rõ, rồi nhiều việc chưa xong nhất.
   * Whoever is late first, then of whom it is not known, then who has most to do.
   */
  | 'URGENCY';

/**
 * Tìm được loại gì.
 * What kind of thing was found.
 */
export type SearchKind =
  /**
   * Đơn vị hành chính.
   * An administrative unit.
   */
  | 'UNIT'
  /**
   * Chương trình phối hợp.
   * A coordination programme.
   */
  | 'PROGRAMME'
  /**
   * Văn bản.
   * A document.
   */
  | 'DOCUMENT'
  /**
   * Chỉ số.
   * An indicator.
   */
  | 'INDICATOR'
  /**
   * Cơ quan, tổ chức.
   * An organisation.
   */
  | 'ORGANISATION'
  /**
   * Nội dung phối hợp của một chương trình.
   * A commitment of a programme.
   */
  | 'COMMITMENT';

/**
 * Cách trả lời một lần truy cập.
 * How an access was answered.
 */
export type AccessWay =
  /**
   * Trả lời riêng.
   * By itself.
   */
  | 'OWN'
  /**
   * Dùng chung câu trả lời của một câu hỏi y hệt đang chạy.
   * With the answer of an equal operation that was under way.
   */
  | 'SHARED'
  /**
   * Bằng các tin của một luồng, hoặc các dòng của một tệp đã gửi xong.
   * By the messages of a stream, or the rows of a file that has ended.
   */
  | 'STREAMED';

/**
 * Loại cơ quan, tổ chức.
 * Kind of an organisation.
 */
export type OrganisationType =
  /**
   * Cấp ủy đảng và ban của cấp ủy.
   * A committee of the Party, or a commission of one.
   */
  | 'PARTY_COMMITTEE'
  /**
   * Chính quyền.
   * A government authority.
   */
  | 'GOVERNMENT'
  /**
   * Mặt trận Tổ quốc Việt Nam.
   * The Viet Nam Fatherland Front.
   */
  | 'FATHERLAND_FRONT'
  /**
   * Tổ chức chính trị - xã hội.
   * A socio-political organisation.
   */
  | 'SOCIO_POLITICAL'
  /**
   * Hội Khuyến học.
   * The Association for Promoting Education.
   */
  | 'LEARNING_ASSOCIATION'
  /**
   * Hội khác.
   * Another association.
   */
  | 'ASSOCIATION'
  /**
   * Sở, Phòng Giáo dục và Đào tạo.
   * An education department.
   */
  | 'EDUCATION_DEPARTMENT'
  /**
   * Ban chỉ đạo.
   * A steering committee.
   */
  | 'STEERING_COMMITTEE'
  /**
   * Cơ quan báo chí.
   * Press, radio and television.
   */
  | 'PRESS';

/**
 * Vai trò của bên thay đổi.
 * In which role somebody made a change.
 */
export type ActorRole =
  /**
   * Người xem: chỉ đọc.
   * A reader, who only reads.
   */
  | 'READER'
  /**
   * Cán bộ tổng hợp số liệu: nhập số liệu và minh chứng của cơ quan mình.
   * A reporter, who enters figures and evidence of its organisation.
   */
  | 'REPORTER'
  /**
   * Lãnh đạo duyệt: duyệt những gì cơ quan mình báo cáo.
   * An approver, who approves what its organisation reports.
   */
  | 'APPROVER'
  /**
   * Thường trực chương trình: ghi chương trình, lễ ký kết, nội dung phối hợp.
   * A secretary, who records programmes, ceremonies and commitments.
   */
  | 'SECRETARY'
  /**
   * Quản trị cơ quan: giao và kết thúc quyền trong cơ quan mình.
   * A member administrator, who gives and ends rights within its organisation.
   */
  | 'MEMBER_ADMINISTRATOR'
  /**
   * Cán bộ kiểm tra: xem nhật ký truy cập của cơ quan mình.
   * An auditor, who reads the access log of its organisation.
   */
  | 'AUDITOR'
  /**
   * Quản trị hệ thống: giao và kết thúc quyền của quản trị cơ quan, cán bộ kiểm tra và quản trị hệ thống.
   * An operator, who gives and ends the rights of member administrators, auditors and operators.
   */
  | 'OPERATOR'
  /**
   * Người giữ khóa ghi.
   * The holder of the write key.
   */
  | 'WRITE_KEY_HOLDER'
  /**
   * Chương trình nạp dữ liệu đã công bố.
   * The program that loads what was published.
   */
  | 'DATA_LOADER';

/**
 * Vì sao một điều chưa chắc chắn.
 * Why something is not certain.
 */
export type DoubtKind =
  /**
   * Được suy ra: không nguồn nào nêu.
   * Inferred: no source states it.
   */
  | 'INFERRED'
  /**
   * Nguồn nói khác nhau: nguồn khác nêu khác.
   * Sources differ: another one states something else.
   */
  | 'CONTRADICTED'
  /**
   * Chưa kiểm chứng: được nêu, chưa được kiểm chứng.
   * Not verified: it was stated, and nobody has verified it.
   */
  | 'UNVERIFIED';

/**
 * Loại minh chứng.
 * What something is evidence as.
 */
export type EvidenceKind =
  /**
   * Hoạt động: một thành viên đã ghi.
   * Activity: a member has recorded it.
   */
  | 'ACTIVITY'
  /**
   * Số liệu: một thành viên đã báo cáo.
   * Figure: a member has reported it.
   */
  | 'FIGURE'
  /**
   * Văn bản: trong danh mục, hoặc theo địa chỉ.
   * Document: of the register, or by its address.
   */
  | 'DOCUMENT'
  /**
   * Tệp, địa chỉ.
   * File, address.
   */
  | 'FILE';

/**
 * Loại đơn vị hành chính.
 * Kind of an administrative unit.
 */
export type AdministrativeKind =
  /**
   * Tỉnh.
   * Province.
   */
  | 'PROVINCE'
  /**
   * Thành phố trực thuộc trung ương.
   * Centrally governed city.
   */
  | 'CENTRAL_CITY'
  /**
   * Quận.
   * Urban district.
   */
  | 'URBAN_DISTRICT'
  /**
   * Huyện.
   * Rural district.
   */
  | 'RURAL_DISTRICT'
  /**
   * Thị xã.
   * Town.
   */
  | 'TOWN'
  /**
   * Thành phố thuộc tỉnh hoặc thuộc thành phố trực thuộc trung ương.
   * City within a province or within a centrally governed city.
   */
  | 'PROVINCIAL_CITY'
  /**
   * Phường.
   * Ward.
   */
  | 'WARD'
  /**
   * Xã.
   * Rural commune.
   */
  | 'COMMUNE'
  /**
   * Thị trấn.
   * Township.
   */
  | 'TOWNSHIP'
  /**
   * Đặc khu.
   * Special zone.
   */
  | 'SPECIAL_ZONE';

/**
 * Cách một đơn vị hành chính kế thừa một đơn vị khác.
 * How an administrative unit succeeds another.
 */
export type SuccessionKind =
  /**
   * Toàn bộ đơn vị cũ nhập vào đơn vị mới cùng với đơn vị khác.
   * The whole former unit went, with others, into the new one.
   */
  | 'MERGE'
  /**
   * Đơn vị mới là một phần của riêng đơn vị cũ này.
   * The new unit is a part of this former unit alone.
   */
  | 'SPLIT'
  /**
   * Một phần đơn vị cũ cùng với địa bàn khác thành đơn vị mới.
   * A part of the former unit went, with other territory, into the new one.
   */
  | 'PARTIAL'
  /**
   * Cùng địa bàn, đổi tên.
   * The same territory under another name.
   */
  | 'RENAME'
  /**
   * Cùng địa bàn, đổi loại hoặc cấp.
   * The same territory, of another kind or level.
   */
  | 'KIND_CHANGE'
  /**
   * Bị bãi bỏ, không có đơn vị kế thừa.
   * Abolished without a successor.
   */
  | 'ABOLISH'
  /**
   * Cùng địa bàn, tên và loại, chưa được xác nhận.
   * The same territory, name and kind, not yet confirmed.
   */
  | 'CONTINUE';

/**
 * Cách hiểu một con số được in.
 * How a printed number is meant.
 */
export type Qualifier =
  /**
   * Đúng bằng.
   * Exactly.
   */
  | 'EXACT'
  /**
   * “gần”: ít hơn.
   * “gần”: fewer than.
   */
  | 'LESS_THAN'
  /**
   * “trên”: nhiều hơn.
   * “trên”: more than.
   */
  | 'MORE_THAN'
  /**
   * “khoảng”: xấp xỉ.
   * “khoảng”: about.
   */
  | 'ABOUT';

/**
 * Dành cho ai.
 * Whom it is for.
 */
export type Sensitivity =
  /**
   * Công khai.
   * Anybody.
   */
  | 'PUBLIC'
  /**
   * Nội bộ: người có quyền của cơ quan, tổ chức báo cáo tại địa bàn đó, và bên được chia sẻ theo thỏa thuận đang hiệu lực.
   * Internal: who has a right of the organisation that reports, for that unit; and whom an agreement in force shares it with.
   */
  | 'INTERNAL';

/**
 * Tình trạng của một số liệu.
 * Where a figure stands.
 */
export type FigureState =
  /**
   * Đã báo cáo, chưa bị đính chính.
   * Reported, and not corrected.
   */
  | 'REPORTED'
  /**
   * Đã được số liệu khác đính chính; vẫn đọc được.
   * Corrected by another; it stays readable.
   */
  | 'CORRECTED';

/**
 * Loại kỳ của một số liệu.
 * What kind of period a figure covers.
 */
export type FigurePeriodKind =
  /**
   * Năm dương lịch.
   * A calendar year.
   */
  | 'YEAR'
  /**
   * Năm học.
   * A school year.
   */
  | 'SCHOOL_YEAR'
  /**
   * Sáu tháng.
   * Six months.
   */
  | 'HALF_YEAR'
  /**
   * Quý.
   * A quarter.
   */
  | 'QUARTER'
  /**
   * Tháng.
   * A month.
   */
  | 'MONTH'
  /**
   * Giai đoạn khác.
   * Any other span of days.
   */
  | 'SPAN';

/**
 * Đơn vị tính của chỉ số.
 * What an indicator is measured in.
 */
export type IndicatorUnit =
  /**
   * Phần trăm, từ tử số và mẫu số.
   * Per cent, of a numerator and denominator.
   */
  | 'PERCENT'
  /**
   * Số đếm.
   * A count.
   */
  | 'COUNT'
  /**
   * Đồng Việt Nam.
   * Vietnamese đồng.
   */
  | 'VND'
  /**
   * Mức độ đạt chuẩn.
   * A level of a standard.
   */
  | 'LEVEL';

/**
 * Kỳ báo cáo của chỉ số.
 * How often an indicator is reported.
 */
export type IndicatorFrequency =
  /**
   * Hằng năm.
   * Every year.
   */
  | 'YEARLY'
  /**
   * Sáu tháng một lần.
   * Every six months.
   */
  | 'HALF_YEARLY'
  /**
   * Theo từng sự kiện.
   * For each event.
   */
  | 'PER_EVENT'
  /**
   * Tại một thời điểm.
   * At a moment.
   */
  | 'SNAPSHOT';

/**
 * Chiều mong muốn của chỉ số.
 * Which way an indicator should go.
 */
export type IndicatorDirection =
  /**
   * Càng cao càng tốt.
   * The higher the better.
   */
  | 'HIGHER_IS_BETTER'
  /**
   * Càng thấp càng tốt.
   * The lower the better.
   */
  | 'LOWER_IS_BETTER'
  /**
   * Không có chiều mong muốn.
   * Neither way is better.
   */
  | 'NEUTRAL';

/**
 * Căn cứ của chỉ số.
 * What an indicator is founded on.
 */
export type IndicatorBasis =
  /**
   * Có trong báo cáo đã công bố.
   * Stands in a published report.
   */
  | 'PUBLISHED_FIGURE'
  /**
   * Có trong quyết định hoặc thông tư.
   * Stands in a decision or circular.
   */
  | 'LEGAL_DOCUMENT'
  /**
   * Được đề xuất cho hệ thống.
   * Proposed for the hub.
   */
  | 'PROPOSAL'
  /**
   * Tính từ chỉ số khác.
   * Computed from other indicators.
   */
  | 'DERIVED';

/**
 * Cách so với chỉ tiêu.
 * How a figure is held against a target.
 */
export type Comparator =
  /**
   * Ít nhất bằng.
   * At least.
   */
  | 'AT_LEAST'
  /**
   * Nhiều nhất bằng.
   * At most.
   */
  | 'AT_MOST';

/**
 * Loại văn bản.
 * Kind of a document.
 */
export type DocumentKind =
  /**
   * Nghị quyết.
   * A resolution.
   */
  | 'RESOLUTION'
  /**
   * Chỉ thị.
   * A directive.
   */
  | 'DIRECTIVE'
  /**
   * Kết luận.
   * A conclusion of the Party.
   */
  | 'CONCLUSION'
  /**
   * Nghị định.
   * A decree.
   */
  | 'DECREE'
  /**
   * Quyết định.
   * A decision.
   */
  | 'DECISION'
  /**
   * Thông tư.
   * A circular of a ministry.
   */
  | 'CIRCULAR'
  /**
   * Thông tri.
   * A circular of a Party committee.
   */
  | 'PARTY_CIRCULAR'
  /**
   * Kế hoạch.
   * A plan.
   */
  | 'PLAN'
  /**
   * Công văn.
   * An official letter.
   */
  | 'OFFICIAL_LETTER';

/**
 * Văn bản có hiệu lực tại một ngày hay không.
 * Whether a document is in force on a day.
 */
export type ValidityState =
  /**
   * Còn hiệu lực: đã có hiệu lực, và không nguồn nào cho biết đã hết.
   * In force: it has come into force, and no source tells of its end.
   */
  | 'IN_FORCE'
  /**
   * Không có hiệu lực: chưa có, hoặc đã bị thay thế.
   * Not in force: not yet, or no longer because it was replaced.
   */
  | 'NOT_IN_FORCE'
  /**
   * Nguồn không cho biết.
   * The sources do not tell.
   */
  | 'NOT_KNOWN';

/**
 * Quan hệ giữa hai văn bản.
 * How one document relates to another.
 */
export type DocumentRelation =
  /**
   * Thực hiện.
   * Implements.
   */
  | 'IMPLEMENTS'
  /**
   * Tiếp tục thực hiện.
   * Continues.
   */
  | 'CONTINUES'
  /**
   * Thay thế.
   * Replaces.
   */
  | 'REPLACES'
  /**
   * Sửa đổi, bổ sung.
   * Amends.
   */
  | 'AMENDS'
  /**
   * Căn cứ.
   * Is based on.
   */
  | 'BASED_ON'
  /**
   * Hướng dẫn.
   * Guides the implementation of.
   */
  | 'GUIDES'
  /**
   * Sơ kết, tổng kết.
   * Reviews.
   */
  | 'REVIEWS';

/**
 * Tình trạng của một thỏa thuận chia sẻ.
 * Where a sharing agreement stands.
 */
export type AgreementState =
  /**
   * Dự thảo: chưa đủ hai bên đồng ý, chưa mở dữ liệu nào.
   * Drafted: not both sides have agreed, so it opens nothing.
   */
  | 'DRAFTED'
  /**
   * Hai bên đã đồng ý; mở dữ liệu từ ngày đầu đến ngày cuối (`inForce`).
   * Agreed by both sides; it opens data from its first day to its last (`inForce`).
   */
  | 'AGREED'
  /**
   * Đã qua ngày cuối.
   * Its last day is over.
   */
  | 'ENDED'
  /**
   * Một bên đã thu hồi.
   * One of the sides has revoked it.
   */
  | 'REVOKED';

/**
 * Vai trò của một bên.
 * What a party is in a programme.
 */
export type PartyRole =
  /**
   * Chủ trì.
   * Lead.
   */
  | 'LEAD'
  /**
   * Đồng chủ trì.
   * Co-lead: leads it with others.
   */
  | 'CO_LEAD'
  /**
   * Phối hợp.
   * Partner.
   */
  | 'PARTNER'
  /**
   * Cơ quan thường trực.
   * Standing body.
   */
  | 'STANDING_BODY';

/**
 * Tình trạng của một minh chứng.
 * Where evidence stands.
 */
export type EvidenceState =
  /**
   * Chờ xem xét: bởi một bên khác.
   * Awaits a decision: of another party.
   */
  | 'OFFERED'
  /**
   * Được chấp nhận: bởi một bên khác.
   * Accepted: by another party.
   */
  | 'ACCEPTED'
  /**
   * Trả lại để bổ sung: có nêu điều còn thiếu; nêu lại được.
   * Returned to be completed: with what is missing; it can be offered again.
   */
  | 'RETURNED'
  /**
   * Đã rút: bởi bên nêu.
   * Withdrawn: by who offered it.
   */
  | 'WITHDRAWN';

/**
 * Loại thao tác được hỏi.
 * What kind of operation was asked for.
 */
export type AccessKind =
  /**
   * Đọc.
   * A query.
   */
  | 'QUERY'
  /**
   * Ghi.
   * A mutation.
   */
  | 'MUTATION'
  /**
   * Theo dõi.
   * A subscription.
   */
  | 'SUBSCRIPTION'
  /**
   * Câu hỏi tự cập nhật.
   * A live query.
   */
  | 'LIVE_QUERY'
  /**
   * Tệp xuất.
   * The file of a list.
   */
  | 'EXPORT'
  /**
   * Tạo liên kết để tải một tệp mà không đăng nhập.
   * A link was made, by which a file is taken without signing in.
   */
  | 'FILE_LINK';

/**
 * Điều gì đã xảy ra.
 * What has happened.
 */
export type WhatChanged =
  /**
   * Thêm: được ghi lần đầu.
   * Added: recorded for the first time.
   */
  | 'ADDED'
  /**
   * Đính chính: được ghi để đính chính hoặc thay thế cái trước, mà nó nêu.
   * Corrected: recorded to correct or supersede a former one, which it names.
   */
  | 'CORRECTED'
  /**
   * Sửa: nội dung đã thay đổi.
   * Changed: it says something else now.
   */
  | 'CHANGED'
  /**
   * Rút: không còn đọc được; `changes(nodeId)` vẫn có lịch sử của nó.
   * Withdrawn: it is gone; `changes(nodeId)` still has its history.
   */
  | 'WITHDRAWN';

/**
 * Vai trò mà một quyền giao cho một tài khoản.
 * The role that a right gives to an account.
 */
export type Role =
  /**
   * Người xem: chỉ đọc.
   * A reader, who only reads.
   */
  | 'READER'
  /**
   * Cán bộ tổng hợp số liệu: nhập số liệu và minh chứng của cơ quan mình.
   * A reporter, who enters figures and evidence of its organisation.
   */
  | 'REPORTER'
  /**
   * Lãnh đạo duyệt: duyệt những gì cơ quan mình báo cáo.
   * An approver, who approves what its organisation reports.
   */
  | 'APPROVER'
  /**
   * Thường trực chương trình: ghi chương trình, lễ ký kết, nội dung phối hợp.
   * A secretary, who records programmes, ceremonies and commitments.
   */
  | 'SECRETARY'
  /**
   * Quản trị cơ quan: giao và kết thúc quyền trong cơ quan mình.
   * A member administrator, who gives and ends rights within its organisation.
   */
  | 'MEMBER_ADMINISTRATOR'
  /**
   * Cán bộ kiểm tra: xem nhật ký truy cập của cơ quan mình.
   * An auditor, who reads the access log of its organisation.
   */
  | 'AUDITOR'
  /**
   * Quản trị hệ thống: giao và kết thúc quyền của quản trị cơ quan, cán bộ kiểm tra và quản trị hệ thống.
   * An operator, who gives and ends the rights of member administrators, auditors and operators.
   */
  | 'OPERATOR';

/**
 * Tình trạng của một thành viên.
 * How a member is.
 */
export type MemberState =
  /**
   * Đang trả lời: mọi thay đổi đã báo đều đã nhận.
   * Answering: every change that it has told of has been received.
   */
  | 'HEALTHY'
  /**
   * Chậm: thành viên trả lời nhưng một số thay đổi chưa đến; chúng đang được nhận, hoặc kết nối vừa bị ngắt.
   * Late: it answers, and changes are missing; they are being received, or the connection has just been lost.
   */
  | 'LATE'
  /**
   * Mất liên lạc: không hỏi được thành viên, hoặc yêu cầu thất bại liên tiếp nên gateway tạm ngừng hỏi.
   * Silent: it cannot be reached, or its requests fail so often that the gateway has paused asking it.
   */
  | 'SILENT';

/**
 * Một hoạt động cần ghi.
 * An activity to be recorded.
 */
export type RecordActivityInput = {
  /**
   * Tên hoạt động.
   * Title.
   */
  readonly title?: LocalizedTextInput | null | undefined;
  /**
   * Loại.
   * Kind.
   */
  readonly kind?: ActivityKind | null | undefined;
  /**
   * Thời gian.
   * When.
   */
  readonly period?: ActivityPeriodInput | null | undefined;
  /**
   * Ngày khai mạc, phát động.
   * The day on which it was opened.
   */
  readonly openedOn?: string | null | undefined;
  /**
   * Đơn vị hành chính nơi diễn ra; bỏ trống nếu không thuộc một đơn vị.
   * The administrative unit where it took place; left out when it belongs to none.
   */
  readonly unitId?: string | null | undefined;
  /**
   * Địa điểm như được gọi, ví dụ một trường hoặc nhà văn hóa.
   * The place as people call it, such as a school or a hall.
   */
  readonly place?: LocalizedTextInput | null | undefined;
  /**
   * Đối tượng của hoạt động.
   * Whom it is for.
   */
  readonly audience?: ActivityAudienceInput | null | undefined;
  /**
   * Bên tổ chức; bỏ trống là cơ quan của thành viên này, và không nhận bên khác.
   * The organiser; left out it is this member's organisation, and no other is taken.
   */
  readonly organiserId?: string | null | undefined;
  /**
   * Các bên phối hợp, kể cả ngoài các thành viên, theo danh bạ tổ chức của Hội Khuyến học.
   * The partners, also such as are no members, by the association's register of organisations.
   */
  readonly partnerIds?: ReadonlyArray<string> | null | undefined;
  /**
   * Các kết quả, có hoặc không có số.
   * The results, with or without numbers.
   */
  readonly results?: ReadonlyArray<ActivityResultInput> | null | undefined;
  /**
   * Chương trình phối hợp mà hoạt động thuộc về.
   * The programme that it belongs to.
   */
  readonly programmeId?: string | null | undefined;
  /**
   * Nội dung phối hợp mà hoạt động thực hiện.
   * The commitment that it carries out.
   */
  readonly commitmentId?: string | null | undefined;
  /**
   * Nguồn.
   * The source.
   */
  readonly source?: SourceInput | null | undefined;
};

/**
 * Văn bản bằng tiếng Việt, kèm bản dịch tiếng Anh nếu có.
 * A text in Vietnamese, with its English translation if there is one.
 */
export type LocalizedTextInput = {
  /**
   * Tiếng Việt.
   * Vietnamese.
   */
  readonly vi: string;
  /**
   * Tiếng Anh; bỏ trống nếu chưa có bản dịch.
   * English; left out while there is no translation.
   */
  readonly en?: string | null | undefined;
};

/**
 * Thời gian của một hoạt động, tính cả hai ngày.
 * The days of an activity, both included.
 */
export type ActivityPeriodInput = {
  /**
   * Ngày bắt đầu; bỏ trống nếu không rõ.
   * First day; left out where it is not known.
   */
  readonly from?: string | null | undefined;
  /**
   * Ngày kết thúc; bỏ trống nếu không rõ hoặc chưa kết thúc.
   * Last day; left out where it is not known, or has not come.
   */
  readonly to?: string | null | undefined;
};

/**
 * Những người mà hoạt động hướng tới.
 * Those whom an activity is for.
 */
export type ActivityAudienceInput = {
  /**
   * Là những ai.
   * Who they are.
   */
  readonly who?: LocalizedTextInput | null | undefined;
  /**
   * Bao nhiêu người.
   * How many people.
   */
  readonly count?: number | null | undefined;
};

/**
 * Một kết quả của hoạt động.
 * A result of an activity.
 */
export type ActivityResultInput = {
  /**
   * Nội dung.
   * What it is.
   */
  readonly label?: LocalizedTextInput | null | undefined;
  /**
   * Số lượng.
   * How many.
   */
  readonly count?: number | null | undefined;
  /**
   * Số tiền.
   * How much money.
   */
  readonly amount?: string | null | undefined;
  /**
   * Cách hiểu con số.
   * How the number is meant.
   */
  readonly qualifier?: Qualifier | null | undefined;
  /**
   * Nguyên văn trong nguồn.
   * The words as printed in the source.
   */
  readonly printedText?: string | null | undefined;
  /**
   * Số liệu công khai của thành viên này mà con số đã được báo cáo thành.
   * The public figure of this member that the number was reported as.
   */
  readonly figureId?: string | null | undefined;
};

/**
 * Nguồn của điều được ghi. Cần ít nhất tên, nơi công bố, địa chỉ hoặc số văn bản.
 * The source of what is recorded. It needs a title, a publisher, an address or a document's number at least.
 */
export type SourceInput = {
  /**
   * Nơi công bố: cơ quan, báo, trang thông tin.
   * Who published it: an agency, a newspaper, a site.
   */
  readonly publisher?: string | null | undefined;
  /**
   * Tác giả như được in.
   * The author as printed.
   */
  readonly author?: string | null | undefined;
  /**
   * Tên bài hoặc văn bản như được in.
   * The title as printed.
   */
  readonly title?: string | null | undefined;
  /**
   * Ngày công bố, kèm giờ nếu có in.
   * When it was published, with the hour where one is printed.
   */
  readonly publishedAt?: string | null | undefined;
  /**
   * Địa chỉ trên mạng.
   * Its address on the web.
   */
  readonly url?: string | null | undefined;
  /**
   * Địa chỉ của bản lưu.
   * The address of an archived copy.
   */
  readonly archivedCopy?: string | null | undefined;
  /**
   * Văn bản mà nguồn này là, hoặc trích dẫn.
   * The official document that the source is or quotes.
   */
  readonly document?: SourceDocumentInput | null | undefined;
  /**
   * Chỗ trong nguồn: đoạn, trang hoặc ô.
   * The place in the source: a paragraph, a page or a cell.
   */
  readonly locator?: string | null | undefined;
};

/**
 * Văn bản mà một nguồn là hoặc trích dẫn.
 * The document that a source is or quotes.
 */
export type SourceDocumentInput = {
  /**
   * Số và ký hiệu.
   * The document's number.
   */
  readonly number?: string | null | undefined;
};

/**
 * Dự thảo một thỏa thuận chia sẻ dữ liệu.
 * A draft of a sharing agreement.
 */
export type DraftAgreementInput = {
  /**
   * Số hiệu, ví dụ TT-01/2026; chưa thỏa thuận nào mang.
   * Its number, such as TT-01/2026, which no other one has.
   */
  readonly code: string;
  /**
   * Nội dung phối hợp của một chương trình đã ký mà thỏa thuận dựa vào.
   * The commitment of a signed programme that it is made from.
   */
  readonly commitmentId: string;
  /**
   * Bên cung cấp dữ liệu, một bên của chương trình.
   * The side that gives the data, a party of the programme.
   */
  readonly ownerId: string;
  /**
   * Bên nhận dữ liệu, một bên khác của chương trình.
   * The side that receives the data, another party of the programme.
   */
  readonly partnerId: string;
  /**
   * Mục đích sử dụng.
   * What the data is for.
   */
  readonly purpose: string;
  /**
   * Căn cứ pháp lý.
   * The legal basis.
   */
  readonly legalBasis: string;
  /**
   * Mã các chỉ số được mở, ít nhất một.
   * The codes of the indicators that it opens, one at least.
   */
  readonly indicatorCodes: ReadonlyArray<string>;
  /**
   * Các trường của số liệu được mở, ví dụ `Figure.numerator`; bỏ trống, hoặc `Figure`: mọi trường. Số liệu nói về gì, ngày nào, theo nguồn nào thì luôn được xem.
   * The fields of figures that it opens, such as `Figure.numerator`; left out, empty, or `Figure`: all of them. What a figure is about, of which day and on which source, is always shown.
   */
  readonly fields?: ReadonlyArray<string> | null | undefined;
  /**
   * Đơn vị hành chính, cùng mọi đơn vị bên dưới; bỏ trống: mọi nơi mà bên cung cấp báo cáo.
   * The administrative unit, with all below it; left out: wherever the owner reports.
   */
  readonly unitId?: string | null | undefined;
  /**
   * Ngày đầu có hiệu lực, từ hôm nay trở đi; bỏ trống: hôm nay.
   * The first day in force, today or later; today where it is left out.
   */
  readonly validFrom?: string | null | undefined;
  /**
   * Ngày cuối có hiệu lực.
   * The last day in force.
   */
  readonly validTo: string;
  /**
   * Số đếm nhỏ nhất được cho xem, từ 1; số nhỏ hơn thì không.
   * The smallest count that is shown, from 1; smaller ones are not.
   */
  readonly smallestCell?: number;
  /**
   * Đầu mối liên hệ: một bộ phận của cơ quan, không phải một người; ai cũng đọc được.
   * Whom to ask: an office, not a person; everybody can read it.
   */
  readonly contact: string;
};

/**
 * Một điều khoản, cùng các mục của nó.
 * A clause with its parts.
 */
export type ClauseInput = {
  /**
   * Số thứ tự như được in, ví dụ “1” hoặc “a”; không trùng với mục khác cùng cấp.
   * Its number as printed, such as “1” or “a”, which no other beside it has.
   */
  readonly number: string;
  /**
   * Nội dung như được ký.
   * Its words as signed.
   */
  readonly text: LocalizedTextInput;
  /**
   * Các mục của điều khoản.
   * Its parts.
   */
  readonly parts?: ReadonlyArray<ClausePartInput> | null | undefined;
};

/**
 * Một mục của điều khoản.
 * A part of a clause.
 */
export type ClausePartInput = {
  /**
   * Số thứ tự như được in, ví dụ “1” hoặc “a”; không trùng với mục khác cùng cấp.
   * Its number as printed, such as “1” or “a”, which no other beside it has.
   */
  readonly number: string;
  /**
   * Nội dung như được ký.
   * Its words as signed.
   */
  readonly text: LocalizedTextInput;
};

/**
 * Một chương trình phối hợp mới.
 * A new coordination programme.
 */
export type CreateProgrammeInput = {
  /**
   * Mã, ví dụ QT-2026-2030; chưa chương trình nào mang.
   * Its code, such as QT-2026-2030, which no other one has.
   */
  readonly code: string;
  /**
   * Tên chương trình.
   * Title.
   */
  readonly title: LocalizedTextInput;
  /**
   * Đơn vị hành chính nơi thực hiện.
   * The administrative unit in which it applies.
   */
  readonly unitId: string;
  /**
   * Giai đoạn; bỏ trống nếu chưa định.
   * The period; left out while it is open.
   */
  readonly period?: PublishedPeriodInput | null | undefined;
  /**
   * Các bên, theo thứ tự; ít nhất một bên chủ trì, đồng chủ trì hoặc thường trực.
   * The parties, in order; one at least leads it, leads it with others, or is its standing body.
   */
  readonly parties: ReadonlyArray<PartyInput>;
  /**
   * Số cơ quan, đơn vị phối hợp theo văn bản, nếu văn bản nêu số.
   * How many partners the text counts, where it does.
   */
  readonly declaredPartyCount?: number | null | undefined;
  /**
   * Chu kỳ đánh giá, tính bằng tháng.
   * Months between two evaluations.
   */
  readonly evaluationEveryMonths?: number | null | undefined;
  /**
   * Giai đoạn trước, nếu có.
   * The phase before, if there is one.
   */
  readonly predecessorId?: string | null | undefined;
  /**
   * Các điều khoản của văn bản, theo thứ tự; có thể ghi sau.
   * The clauses of the text, in order; they can be recorded later.
   */
  readonly clauses?: ReadonlyArray<ClauseInput> | null | undefined;
  /**
   * Nguồn: văn bản hoặc dự thảo.
   * The text, or its draft.
   */
  readonly source: SourceInput;
  /**
   * Lý do lập.
   * Why it is created.
   */
  readonly reason?: string | null | undefined;
};

/**
 * Giai đoạn như được công bố.
 * A period as it was published.
 */
export type PublishedPeriodInput = {
  /**
   * Ngày bắt đầu, nếu suy ra được.
   * First day, where it follows from the words.
   */
  readonly from?: string | null | undefined;
  /**
   * Ngày kết thúc, nếu suy ra được.
   * Last day, where it follows from the words.
   */
  readonly to?: string | null | undefined;
  /**
   * Nguyên văn, ví dụ “giai đoạn 2021-2025”.
   * The words as printed, such as “giai đoạn 2021-2025”.
   */
  readonly printedText: string;
};

/**
 * Một bên của chương trình.
 * A party of a programme.
 */
export type PartyInput = {
  /**
   * Cơ quan, tổ chức.
   * The organisation.
   */
  readonly organisationId: string;
  /**
   * Vai trò.
   * Its role.
   */
  readonly role: PartyRole;
};

/**
 * Một quyền được giao.
 * A right that is given.
 */
export type GiveRightInput = {
  /**
   * Tài khoản, như `me.account` của người đó.
   * The account, as its own `me.account` has it.
   */
  readonly account: string;
  /**
   * Tên để gọi tài khoản.
   * What to call the account.
   */
  readonly accountName?: string | null | undefined;
  /**
   * Vai trò.
   * The role.
   */
  readonly role: Role;
  /**
   * Cơ quan, tổ chức.
   * The organisation.
   */
  readonly organisationId: string;
  /**
   * Đơn vị hành chính mà quyền có hiệu lực, cùng mọi đơn vị bên dưới; bỏ trống: mọi nơi.
   * The administrative unit for which it holds, with all below it; left out: everywhere.
   */
  readonly unitId?: string | null | undefined;
  /**
   * Ngày đầu có hiệu lực; bỏ trống: hôm nay.
   * The first day in force; today where it is left out.
   */
  readonly validFrom?: string | null | undefined;
  /**
   * Ngày cuối có hiệu lực; bỏ trống nếu chưa định.
   * The last day in force; left out while no end is set.
   */
  readonly validTo?: string | null | undefined;
};

export type PublishedActivityFragment = { readonly id: string, readonly openedOn: string | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly place: { readonly vi: string, readonly en: string | null } | null, readonly audience: { readonly count: number | null, readonly who: { readonly vi: string, readonly en: string | null } } | null, readonly organiser: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null>, readonly programme: { readonly id: string, readonly code: string } | null, readonly commitment: { readonly id: string, readonly code: string } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly results: ReadonlyArray<{ readonly count: number | null, readonly amount: string | null, readonly qualifier: Qualifier, readonly printedText: string | null, readonly label: { readonly vi: string, readonly en: string | null }, readonly figure: { readonly id: string } | null }> };

export type ListedAgreementFragment = { readonly id: string, readonly code: string, readonly state: AgreementState, readonly inForce: boolean, readonly version: number, readonly purpose: string, readonly validFrom: string, readonly validTo: string, readonly owner: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly partner: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } };

export type ReadableTextFragment = { readonly vi: string, readonly en: string | null };

export type QualityFlagFragment = { readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } };

export type StatedDoubtFragment = { readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } };

export type CitedSourceFragment = { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null };

export type CopyOfMemberFragment = { readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean };

export type RecentChangeFragment = { readonly cursor: string, readonly member: string, readonly kind: string, readonly what: WhatChanged, readonly nodeId: string, readonly recordedAt: string, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly change: { readonly id: string, readonly reason: string | null, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null };

export type HubChangeRowFragment = { readonly cursor: string, readonly member: string, readonly kind: string, readonly what: WhatChanged, readonly nodeId: string, readonly recordedAt: string, readonly change: { readonly id: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null };

export type AccessLogQueryVariables = Exact<{
  organisationId?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  account?: string | null | undefined;
  operation?: string | null | undefined;
  agreement?: string | null | undefined;
  outcome?: AccessOutcome | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type AccessLogQuery = { readonly accessLog: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly number: number, readonly at: string, readonly account: string | null, readonly purpose: string | null, readonly way: AccessWay, readonly outcome: AccessOutcome, readonly code: string | null, readonly rows: number | null, readonly count: number, readonly agreements: ReadonlyArray<string>, readonly operation: { readonly kind: AccessKind, readonly name: string | null, readonly hash: string, readonly fields: ReadonlyArray<string> } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type ListedAccessFragment = { readonly number: number, readonly at: string, readonly account: string | null, readonly purpose: string | null, readonly way: AccessWay, readonly outcome: AccessOutcome, readonly code: string | null, readonly rows: number | null, readonly count: number, readonly agreements: ReadonlyArray<string>, readonly operation: { readonly kind: AccessKind, readonly name: string | null, readonly hash: string, readonly fields: ReadonlyArray<string> } | null };

export type AuditedOrganisationsQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditedOrganisationsQuery = { readonly me: { readonly operatesHub: boolean, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }> } | null };

export type AccessQueryVariables = Exact<{ [key: string]: never; }>;


export type AccessQuery = { readonly me: { readonly organisations: ReadonlyArray<{ readonly id: string }>, readonly roles: ReadonlyArray<{ readonly id: string }>, readonly agreements: ReadonlyArray<{ readonly id: string, readonly partner: { readonly id: string } }> } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { readonly me: { readonly account: string, readonly operatesHub: boolean, readonly organisations: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }>, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly validFrom: string, readonly validTo: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }> } | null };

export type ActivitiesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  kinds?: ReadonlyArray<ActivityKind> | ActivityKind | null | undefined;
  members?: ReadonlyArray<string> | string | null | undefined;
  organisationIds?: ReadonlyArray<string> | string | null | undefined;
  under?: string | null | undefined;
  includeEnded?: boolean;
}>;


export type ActivitiesQuery = { readonly activities: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly openedOn: string | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly place: { readonly vi: string, readonly en: string | null } | null, readonly audience: { readonly count: number | null, readonly who: { readonly vi: string, readonly en: string | null } } | null, readonly organiser: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null>, readonly programme: { readonly id: string, readonly code: string } | null, readonly commitment: { readonly id: string, readonly code: string } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly results: ReadonlyArray<{ readonly count: number | null, readonly amount: string | null, readonly qualifier: Qualifier, readonly printedText: string | null, readonly label: { readonly vi: string, readonly en: string | null }, readonly figure: { readonly id: string } | null }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type RecordingActivitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type RecordingActivitiesQuery = { readonly me: { readonly account: string, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly organisation: { readonly id: string } }> } | null, readonly members: ReadonlyArray<{ readonly name: string, readonly organisation: { readonly id: string } | null }> | null };

export type RecordActivityMutationVariables = Exact<{
  member: string;
  input: RecordActivityInput;
  validateOnly: boolean;
}>;


export type RecordActivityMutation = { readonly recordActivity: { readonly id: string } | null };

export type AgreementQueryVariables = Exact<{
  id: string;
}>;


export type AgreementQuery = { readonly node:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly legalBasis: string, readonly smallestCell: number, readonly contact: string, readonly revokedAt: string | null, readonly fields: ReadonlyArray<string>, readonly code: string, readonly state: AgreementState, readonly inForce: boolean, readonly version: number, readonly purpose: string, readonly validFrom: string, readonly validTo: string, readonly programme: { readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly commitment: { readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly indicators: ReadonlyArray<{ readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }>, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly agreedBy: ReadonlyArray<{ readonly at: string, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }>, readonly owner: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly partner: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null };

export type AgreementInDetailFragment = { readonly legalBasis: string, readonly smallestCell: number, readonly contact: string, readonly revokedAt: string | null, readonly fields: ReadonlyArray<string>, readonly id: string, readonly code: string, readonly state: AgreementState, readonly inForce: boolean, readonly version: number, readonly purpose: string, readonly validFrom: string, readonly validTo: string, readonly programme: { readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly commitment: { readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly indicators: ReadonlyArray<{ readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }>, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly agreedBy: ReadonlyArray<{ readonly at: string, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }>, readonly owner: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly partner: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } };

export type AgreeingQueryVariables = Exact<{ [key: string]: never; }>;


export type AgreeingQuery = { readonly me: { readonly account: string, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly organisation: { readonly id: string, readonly predecessors: ReadonlyArray<{ readonly predecessor: { readonly id: string, readonly predecessors: ReadonlyArray<{ readonly predecessor: { readonly id: string } }> } }> } }> } | null };

export type IndicatorsToOpenQueryVariables = Exact<{ [key: string]: never; }>;


export type IndicatorsToOpenQuery = { readonly indicators: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }> } | null };

export type DraftAgreementMutationVariables = Exact<{
  input: DraftAgreementInput;
  validateOnly: boolean;
}>;


export type DraftAgreementMutation = { readonly draftAgreement: { readonly id: string } | null };

export type AgreeMutationVariables = Exact<{
  agreementId: string;
  expectedVersion: number;
}>;


export type AgreeMutation = { readonly agree: { readonly id: string, readonly version: number } | null };

export type RevokeAgreementMutationVariables = Exact<{
  agreementId: string;
  reason: string;
  expectedVersion: number;
}>;


export type RevokeAgreementMutation = { readonly revokeAgreement: { readonly id: string, readonly version: number } | null };

export type CalendarCeremonyFragment = { readonly id: string, readonly heldOn: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly code: string } };

export type CalendarCommitmentFragment = { readonly id: string, readonly code: string, readonly dueOn: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly code: string } };

export type CalendarRoundFragment = { readonly id: string, readonly number: number, readonly dueOn: string, readonly isComputed: boolean, readonly isCarriedOver: boolean, readonly heldOn: string | null, readonly programme: { readonly code: string } };

export type CalendarUnitFragment = { readonly id: string, readonly observances: ReadonlyArray<{ readonly id: string, readonly year: number, readonly openedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly registeredPeriod: { readonly from: string | null, readonly to: string | null } }> | null };

export type ProgrammesCalendarQueryVariables = Exact<{ [key: string]: never; }>;


export type ProgrammesCalendarQuery = { readonly programmes: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly code: string, readonly ceremony: { readonly id: string, readonly heldOn: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly code: string } } | null, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string, readonly dueOn: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly code: string } }>, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly isComputed: boolean, readonly isCarriedOver: boolean, readonly heldOn: string | null, readonly programme: { readonly code: string } }>, readonly unit: { readonly id: string, readonly observances: ReadonlyArray<{ readonly id: string, readonly year: number, readonly openedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly registeredPeriod: { readonly from: string | null, readonly to: string | null } }> | null } }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null };

export type OrganisationCalendarQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationCalendarQuery = { readonly node:
    | { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null }, readonly participations: ReadonlyArray<{ readonly programme: { readonly ceremony: { readonly id: string, readonly heldOn: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly code: string } } | null, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly isComputed: boolean, readonly isCarriedOver: boolean, readonly heldOn: string | null, readonly programme: { readonly code: string } }> } }>, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string, readonly dueOn: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly code: string } }>, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly isComputed: boolean, readonly isCarriedOver: boolean, readonly heldOn: string | null, readonly programme: { readonly code: string } }>, readonly unit: { readonly id: string, readonly observances: ReadonlyArray<{ readonly id: string, readonly year: number, readonly openedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly registeredPeriod: { readonly from: string | null, readonly to: string | null } }> | null } | null }
    | Record<PropertyKey, never>
   | null };

export type CalendarSubjectsQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarSubjectsQuery = { readonly programmes: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } }> } | null, readonly organisations: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } }> } | null };

export type ChangesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  since?: string | null | undefined;
  kinds?: ReadonlyArray<string> | string | null | undefined;
  members?: ReadonlyArray<string> | string | null | undefined;
  under?: string | null | undefined;
  includeEnded?: boolean;
}>;


export type ChangesQuery = { readonly changes: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly cursor: string, readonly member: string, readonly kind: string, readonly what: WhatChanged, readonly nodeId: string, readonly recordedAt: string, readonly change: { readonly id: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type ChangingMembersQueryVariables = Exact<{ [key: string]: never; }>;


export type ChangingMembersQuery = { readonly members: ReadonlyArray<{ readonly name: string }> | null };

export type DocumentInDetailQueryVariables = Exact<{
  id: string;
  day?: string | null | undefined;
}>;


export type DocumentInDetailQuery = { readonly node:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly number: string, readonly kind: DocumentKind, readonly issuedOn: string | null, readonly knownBy: string | null, readonly effectiveOn: string | null, readonly validity: { readonly state: ValidityState, readonly reason: { readonly vi: string, readonly en: string | null } }, readonly title: { readonly vi: string, readonly en: string | null }, readonly issuer: { readonly vi: string, readonly en: string | null }, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly claims: ReadonlyArray<{ readonly printedText: string, readonly issuedOn: string | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly links: ReadonlyArray<{ readonly relation: DocumentRelation, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly to: { readonly id: string, readonly number: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly linkedFrom: ReadonlyArray<{ readonly relation: DocumentRelation, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly from: { readonly id: string, readonly number: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly targets: ReadonlyArray<{ readonly id: string, readonly year: number, readonly comparator: Comparator, readonly value: number, readonly disadvantagedValue: number | null, readonly isVerified: boolean, readonly scope: { readonly vi: string, readonly en: string | null }, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly note: { readonly vi: string, readonly en: string | null } | null }>, readonly tasks: ReadonlyArray<{ readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly owner: { readonly vi: string, readonly en: string | null } | null }> }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null };

export type DocumentFactsFragment = { readonly id: string, readonly number: string, readonly kind: DocumentKind, readonly issuedOn: string | null, readonly knownBy: string | null, readonly effectiveOn: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly issuer: { readonly vi: string, readonly en: string | null }, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly claims: ReadonlyArray<{ readonly printedText: string, readonly issuedOn: string | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly links: ReadonlyArray<{ readonly relation: DocumentRelation, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly to: { readonly id: string, readonly number: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly linkedFrom: ReadonlyArray<{ readonly relation: DocumentRelation, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly from: { readonly id: string, readonly number: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly targets: ReadonlyArray<{ readonly id: string, readonly year: number, readonly comparator: Comparator, readonly value: number, readonly disadvantagedValue: number | null, readonly isVerified: boolean, readonly scope: { readonly vi: string, readonly en: string | null }, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly note: { readonly vi: string, readonly en: string | null } | null }>, readonly tasks: ReadonlyArray<{ readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly owner: { readonly vi: string, readonly en: string | null } | null }> };

export type LinkedDocumentFragment = { readonly id: string, readonly number: string, readonly title: { readonly vi: string, readonly en: string | null } };

export type PolicyDocumentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  inForceOn?: string | null | undefined;
  includeNotKnown?: boolean;
  search?: string | null | undefined;
  day?: string | null | undefined;
}>;


export type PolicyDocumentsQuery = { readonly policyDocuments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: string, readonly kind: DocumentKind, readonly issuedOn: string | null, readonly validity: { readonly state: ValidityState, readonly reason: { readonly vi: string, readonly en: string | null } }, readonly title: { readonly vi: string, readonly en: string | null }, readonly issuer: { readonly vi: string, readonly en: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type ListedDocumentFragment = { readonly id: string, readonly number: string, readonly kind: DocumentKind, readonly issuedOn: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly issuer: { readonly vi: string, readonly en: string | null } };

export type FiguresQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  under?: string | null | undefined;
  level?: AdministrativeLevel | null | undefined;
  indicators?: ReadonlyArray<string> | string | null | undefined;
  members?: ReadonlyArray<string> | string | null | undefined;
  asOf?: string | null | undefined;
  knownAt?: string | null | undefined;
  includeEnded: boolean;
}>;


export type FiguresQuery = { readonly figures: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly rivals: ReadonlyArray<{ readonly id: string }>, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type FigureCountsQueryVariables = Exact<{
  under?: string | null | undefined;
  level?: AdministrativeLevel | null | undefined;
  indicators?: ReadonlyArray<string> | string | null | undefined;
  members?: ReadonlyArray<string> | string | null | undefined;
  asOf?: string | null | undefined;
  knownAt?: string | null | undefined;
  includeEnded: boolean;
  ofDay: boolean;
}>;


export type FigureCountsQuery = { readonly figures: { readonly totalCount: number, readonly undatedCount?: number } | null };

export type FigureFiltersQueryVariables = Exact<{ [key: string]: never; }>;


export type FigureFiltersQuery = { readonly indicators: { readonly nodes: ReadonlyArray<{ readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }> } | null, readonly members: ReadonlyArray<{ readonly name: string }> | null };

export type FigureByIdQueryVariables = Exact<{
  id: string;
}>;


export type FigureByIdQuery = { readonly node:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly rivals: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly rivals: ReadonlyArray<{ readonly id: string }>, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }>, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly parent: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly source: { readonly archivedCopy: string | null, readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null };

export type FigureInRecordQueryVariables = Exact<{
  id: string;
}>;


export type FigureInRecordQuery = { readonly figures: { readonly nodes: ReadonlyArray<{ readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly rivals: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly rivals: ReadonlyArray<{ readonly id: string }>, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }>, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly parent: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly source: { readonly archivedCopy: string | null, readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }>, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type FigureInDetailFragment = { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly rivals: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly rivals: ReadonlyArray<{ readonly id: string }>, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }>, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly parent: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly source: { readonly archivedCopy: string | null, readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly corrects: { readonly id: string, readonly reason: string | null, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly correctedBy: { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> };

export type FigureVersionFragment = { readonly reason: string | null, readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> };

export type DocumentByNumberQueryVariables = Exact<{
  number: string;
}>;


export type DocumentByNumberQuery = { readonly policyDocument: { readonly id: string, readonly number: string, readonly title: { readonly vi: string, readonly en: string | null } } | null };

export type UnitFiguresQueryVariables = Exact<{
  unitId: string;
  targetYear: number;
}>;


export type UnitFiguresQuery = { readonly association: { readonly id: string, readonly figures: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }> | null } | null, readonly education: { readonly id: string, readonly figures: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }> | null } | null, readonly plans: { readonly id: string, readonly targets: ReadonlyArray<{ readonly id: string, readonly year: number, readonly value: number, readonly disadvantagedValue: number | null, readonly comparator: Comparator, readonly isVerified: boolean, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly indicator: { readonly code: string }, readonly document: { readonly id: string, readonly number: string, readonly issuedOn: string | null, readonly title: { readonly vi: string, readonly en: string | null } } }> } | null };

export type FindingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  under?: string | null | undefined;
  includeEnded?: boolean;
  rules?: ReadonlyArray<string> | string | null | undefined;
  severities?: ReadonlyArray<FlagSeverity> | FlagSeverity | null | undefined;
  owner?: string | null | undefined;
  open?: boolean | null | undefined;
}>;


export type FindingsQuery = { readonly findings: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly kind: string, readonly nodeId: string, readonly owner: string, readonly rule: string, readonly severity: FlagSeverity, readonly since: string, readonly settledAt: string | null, readonly isOpen: boolean, readonly message: { readonly vi: string, readonly en: string | null }, readonly figures: ReadonlyArray<{ readonly id: string, readonly printedText: string }>, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null, readonly errors: { readonly totalCount: number } | null, readonly warnings: { readonly totalCount: number } | null, readonly notes: { readonly totalCount: number } | null };

export type FindingOwnersQueryVariables = Exact<{ [key: string]: never; }>;


export type FindingOwnersQuery = { readonly members: ReadonlyArray<{ readonly name: string }> | null };

export type ListedFindingFragment = { readonly kind: string, readonly nodeId: string, readonly owner: string, readonly rule: string, readonly severity: FlagSeverity, readonly since: string, readonly settledAt: string | null, readonly isOpen: boolean, readonly message: { readonly vi: string, readonly en: string | null }, readonly figures: ReadonlyArray<{ readonly id: string, readonly printedText: string }>, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } | null };

export type IndicatorInDetailQueryVariables = Exact<{
  code: string;
}>;


export type IndicatorInDetailQuery = { readonly indicator: { readonly id: string, readonly code: string, readonly version: number, readonly unit: IndicatorUnit, readonly owner: string | null, readonly levels: ReadonlyArray<AdministrativeLevel>, readonly historicalLevels: ReadonlyArray<AdministrativeLevel>, readonly frequency: IndicatorFrequency, readonly direction: IndicatorDirection, readonly basis: ReadonlyArray<IndicatorBasis>, readonly smallestCell: number | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly definition: { readonly vi: string, readonly en: string | null }, readonly computedFrom: ReadonlyArray<{ readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }>, readonly usedFor: ReadonlyArray<{ readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }>, readonly partition: ReadonlyArray<{ readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }> } | null };

export type IndicatorInUseQueryVariables = Exact<{
  code: string;
}>;


export type IndicatorInUseQuery = { readonly targets: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly year: number, readonly levels: ReadonlyArray<AdministrativeLevel>, readonly comparator: Comparator, readonly value: number, readonly disadvantagedValue: number | null, readonly isVerified: boolean, readonly scope: { readonly vi: string, readonly en: string | null }, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly document: { readonly id: string, readonly number: string, readonly issuedOn: string | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly note: { readonly vi: string, readonly en: string | null } | null }> } | null, readonly figures: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly rivals: ReadonlyArray<{ readonly id: string }>, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }>, readonly pageInfo: { readonly hasNextPage: boolean }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type NamedIndicatorFragment = { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } };

export type ThingsToldOfQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type ThingsToldOfQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Organisation', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null } }
    | { readonly __typename: 'Change', readonly id: string }
    | { readonly __typename: 'Source', readonly id: string }
    | { readonly __typename: 'Commitment', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } }
    | { readonly __typename: 'Activity', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null } }
    | { readonly __typename: 'AdministrativeUnit', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null } }
    | { readonly __typename: 'Figure', readonly id: string, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }
    | { readonly __typename: 'Indicator', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> } }
    | { readonly __typename: 'FigureSeries', readonly id: string }
    | { readonly __typename: 'Target', readonly id: string, readonly targetYear: number, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly targeted: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } }
    | { readonly __typename: 'PolicyDocument', readonly id: string, readonly documentNumber: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null } }
    | { readonly __typename: 'Task', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null } }
    | { readonly __typename: 'CoordinationProgramme', readonly id: string, readonly code: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null } }
    | { readonly __typename: 'SharingAgreement', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> } }
    | { readonly __typename: 'Clause', readonly id: string }
    | { readonly __typename: 'SigningCeremony', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } }
    | { readonly __typename: 'EvaluationRound', readonly id: string, readonly round: number, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly programme: { readonly id: string, readonly code: string } }
    | { readonly __typename: 'Report', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } }
    | { readonly __typename: 'Evidence', readonly id: string }
    | { readonly __typename: 'Extension', readonly id: string }
    | { readonly __typename: 'Conference', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null }, readonly heldIn: { readonly id: string } }
    | { readonly __typename: 'Finding', readonly id: string }
    | { readonly __typename: 'Right', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> } }
    | { readonly __typename: 'InstitutionCount', readonly printedText: string, readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly countedIn: { readonly id: string } | null }
    | { readonly __typename: 'Observance', readonly year: number, readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null }, readonly observedIn: { readonly id: string } | null }
    | { readonly __typename: 'UniversalEducationStatus', readonly printedText: string, readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly countedIn: { readonly id: string } | null }
    | { readonly __typename: 'WomensUnionBranch', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null } }
    | { readonly __typename: 'YouthUnionBranch', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null } }
   | null> };

type ThingToldOf_Organisation_Fragment = { readonly __typename: 'Organisation', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null } };

type ThingToldOf_Change_Fragment = { readonly __typename: 'Change', readonly id: string };

type ThingToldOf_Source_Fragment = { readonly __typename: 'Source', readonly id: string };

type ThingToldOf_Commitment_Fragment = { readonly __typename: 'Commitment', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

type ThingToldOf_Activity_Fragment = { readonly __typename: 'Activity', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null } };

type ThingToldOf_AdministrativeUnit_Fragment = { readonly __typename: 'AdministrativeUnit', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null } };

type ThingToldOf_Figure_Fragment = { readonly __typename: 'Figure', readonly id: string, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } | null };

type ThingToldOf_Indicator_Fragment = { readonly __typename: 'Indicator', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> } };

type ThingToldOf_FigureSeries_Fragment = { readonly __typename: 'FigureSeries', readonly id: string };

type ThingToldOf_Target_Fragment = { readonly __typename: 'Target', readonly id: string, readonly targetYear: number, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly targeted: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } };

type ThingToldOf_PolicyDocument_Fragment = { readonly __typename: 'PolicyDocument', readonly id: string, readonly documentNumber: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null } };

type ThingToldOf_Task_Fragment = { readonly __typename: 'Task', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null } };

type ThingToldOf_CoordinationProgramme_Fragment = { readonly __typename: 'CoordinationProgramme', readonly id: string, readonly code: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null } };

type ThingToldOf_SharingAgreement_Fragment = { readonly __typename: 'SharingAgreement', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> } };

type ThingToldOf_Clause_Fragment = { readonly __typename: 'Clause', readonly id: string };

type ThingToldOf_SigningCeremony_Fragment = { readonly __typename: 'SigningCeremony', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

type ThingToldOf_EvaluationRound_Fragment = { readonly __typename: 'EvaluationRound', readonly id: string, readonly round: number, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly programme: { readonly id: string, readonly code: string } };

type ThingToldOf_Report_Fragment = { readonly __typename: 'Report', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

type ThingToldOf_Evidence_Fragment = { readonly __typename: 'Evidence', readonly id: string };

type ThingToldOf_Extension_Fragment = { readonly __typename: 'Extension', readonly id: string };

type ThingToldOf_Conference_Fragment = { readonly __typename: 'Conference', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly title: { readonly vi: string, readonly en: string | null }, readonly heldIn: { readonly id: string } };

type ThingToldOf_Finding_Fragment = { readonly __typename: 'Finding', readonly id: string };

type ThingToldOf_Right_Fragment = { readonly __typename: 'Right', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> } };

type ThingToldOf_InstitutionCount_Fragment = { readonly __typename: 'InstitutionCount', readonly printedText: string, readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly countedIn: { readonly id: string } | null };

type ThingToldOf_Observance_Fragment = { readonly __typename: 'Observance', readonly year: number, readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null }, readonly observedIn: { readonly id: string } | null };

type ThingToldOf_UniversalEducationStatus_Fragment = { readonly __typename: 'UniversalEducationStatus', readonly printedText: string, readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly countedIn: { readonly id: string } | null };

type ThingToldOf_WomensUnionBranch_Fragment = { readonly __typename: 'WomensUnionBranch', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null } };

type ThingToldOf_YouthUnionBranch_Fragment = { readonly __typename: 'YouthUnionBranch', readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly version: number, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }, readonly name: { readonly vi: string, readonly en: string | null } };

export type ThingToldOfFragment =
  | ThingToldOf_Organisation_Fragment
  | ThingToldOf_Change_Fragment
  | ThingToldOf_Source_Fragment
  | ThingToldOf_Commitment_Fragment
  | ThingToldOf_Activity_Fragment
  | ThingToldOf_AdministrativeUnit_Fragment
  | ThingToldOf_Figure_Fragment
  | ThingToldOf_Indicator_Fragment
  | ThingToldOf_FigureSeries_Fragment
  | ThingToldOf_Target_Fragment
  | ThingToldOf_PolicyDocument_Fragment
  | ThingToldOf_Task_Fragment
  | ThingToldOf_CoordinationProgramme_Fragment
  | ThingToldOf_SharingAgreement_Fragment
  | ThingToldOf_Clause_Fragment
  | ThingToldOf_SigningCeremony_Fragment
  | ThingToldOf_EvaluationRound_Fragment
  | ThingToldOf_Report_Fragment
  | ThingToldOf_Evidence_Fragment
  | ThingToldOf_Extension_Fragment
  | ThingToldOf_Conference_Fragment
  | ThingToldOf_Finding_Fragment
  | ThingToldOf_Right_Fragment
  | ThingToldOf_InstitutionCount_Fragment
  | ThingToldOf_Observance_Fragment
  | ThingToldOf_UniversalEducationStatus_Fragment
  | ThingToldOf_WomensUnionBranch_Fragment
  | ThingToldOf_YouthUnionBranch_Fragment
;

export type CreateProgrammeMutationVariables = Exact<{
  input: CreateProgrammeInput;
  validateOnly: boolean;
}>;


export type CreateProgrammeMutation = { readonly createProgramme: { readonly code: string } | null };

export type PreparingQueryVariables = Exact<{ [key: string]: never; }>;


export type PreparingQuery = { readonly me: { readonly account: string, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly organisation: { readonly id: string }, readonly unit: { readonly id: string } | null }> } | null };

export type OrganisationInDetailQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationInDetailQuery = { readonly node:
    | { readonly id: string, readonly type: OrganisationType, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly owed: { readonly open: number, readonly overdue: number, readonly unknown: number, readonly unassigned: number }, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly predecessors: ReadonlyArray<{ readonly effectiveOn: string | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly predecessor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }>, readonly successorsNote: { readonly vi: string, readonly en: string | null } | null, readonly successors: ReadonlyArray<{ readonly effectiveOn: string | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly successor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }>, readonly participations: ReadonlyArray<{ readonly role: PartyRole, readonly programme: { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null } } }>, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string, readonly state: CommitmentState, readonly dueOn: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } }>, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly heldOn: string | null, readonly status: EvaluationStatus, readonly programme: { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } } }>, readonly reports: ReadonlyArray<{ readonly id: string, readonly documentNumber: string | null, readonly issuedOn: string, readonly isCurrent: boolean, readonly enteredOnBehalf: { readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly document: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly contest: { readonly at: string, readonly reason: string, readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly programme: { readonly id: string, readonly code: string } }> }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null, readonly evaluationRounds: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly heldOn: string | null, readonly status: EvaluationStatus, readonly programme: { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } } }> } | null };

export type RoundOfOrganisationFragment = { readonly id: string, readonly number: number, readonly dueOn: string, readonly heldOn: string | null, readonly status: EvaluationStatus, readonly programme: { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } } };

export type OrganisationFactsFragment = { readonly id: string, readonly type: OrganisationType, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly owed: { readonly open: number, readonly overdue: number, readonly unknown: number, readonly unassigned: number }, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly predecessors: ReadonlyArray<{ readonly effectiveOn: string | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly predecessor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }>, readonly successorsNote: { readonly vi: string, readonly en: string | null } | null, readonly successors: ReadonlyArray<{ readonly effectiveOn: string | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly successor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }>, readonly participations: ReadonlyArray<{ readonly role: PartyRole, readonly programme: { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null } } }>, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string, readonly state: CommitmentState, readonly dueOn: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } }>, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly heldOn: string | null, readonly status: EvaluationStatus, readonly programme: { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } } }>, readonly reports: ReadonlyArray<{ readonly id: string, readonly documentNumber: string | null, readonly issuedOn: string, readonly isCurrent: boolean, readonly enteredOnBehalf: { readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly document: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly contest: { readonly at: string, readonly reason: string, readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly programme: { readonly id: string, readonly code: string } }> };

export type OrganisationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  search?: string | null | undefined;
  owing?: Owing | null | undefined;
  orderBy: OrganisationOrder;
}>;


export type OrganisationsQuery = { readonly organisations: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: OrganisationType, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly participations: ReadonlyArray<{ readonly programme: { readonly id: string } }>, readonly owed: { readonly open: number, readonly overdue: number, readonly unknown: number, readonly unassigned: number }, readonly reports: ReadonlyArray<{ readonly id: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type ListedOrganisationFragment = { readonly id: string, readonly type: OrganisationType, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly participations: ReadonlyArray<{ readonly programme: { readonly id: string } }>, readonly owed: { readonly open: number, readonly overdue: number, readonly unknown: number, readonly unassigned: number }, readonly reports: ReadonlyArray<{ readonly id: string }> };

export type ProgrammeActivitiesQueryVariables = Exact<{
  programmeCode: string;
}>;


export type ProgrammeActivitiesQuery = { readonly association: { readonly id: string, readonly activities: ReadonlyArray<{ readonly id: string, readonly openedOn: string | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly place: { readonly vi: string, readonly en: string | null } | null, readonly audience: { readonly count: number | null, readonly who: { readonly vi: string, readonly en: string | null } } | null, readonly organiser: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null>, readonly programme: { readonly id: string, readonly code: string } | null, readonly commitment: { readonly id: string, readonly code: string } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly results: ReadonlyArray<{ readonly count: number | null, readonly amount: string | null, readonly qualifier: Qualifier, readonly printedText: string | null, readonly label: { readonly vi: string, readonly en: string | null }, readonly figure: { readonly id: string } | null }> }> | null } | null, readonly education: { readonly id: string, readonly activities: ReadonlyArray<{ readonly id: string, readonly openedOn: string | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly place: { readonly vi: string, readonly en: string | null } | null, readonly audience: { readonly count: number | null, readonly who: { readonly vi: string, readonly en: string | null } } | null, readonly organiser: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null>, readonly programme: { readonly id: string, readonly code: string } | null, readonly commitment: { readonly id: string, readonly code: string } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly results: ReadonlyArray<{ readonly count: number | null, readonly amount: string | null, readonly qualifier: Qualifier, readonly printedText: string | null, readonly label: { readonly vi: string, readonly en: string | null }, readonly figure: { readonly id: string } | null }> }> | null } | null, readonly womensUnion: { readonly id: string, readonly activities: ReadonlyArray<{ readonly id: string, readonly openedOn: string | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly place: { readonly vi: string, readonly en: string | null } | null, readonly audience: { readonly count: number | null, readonly who: { readonly vi: string, readonly en: string | null } } | null, readonly organiser: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null>, readonly programme: { readonly id: string, readonly code: string } | null, readonly commitment: { readonly id: string, readonly code: string } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly results: ReadonlyArray<{ readonly count: number | null, readonly amount: string | null, readonly qualifier: Qualifier, readonly printedText: string | null, readonly label: { readonly vi: string, readonly en: string | null }, readonly figure: { readonly id: string } | null }> }> | null } | null, readonly youthUnion: { readonly id: string, readonly activities: ReadonlyArray<{ readonly id: string, readonly openedOn: string | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly place: { readonly vi: string, readonly en: string | null } | null, readonly audience: { readonly count: number | null, readonly who: { readonly vi: string, readonly en: string | null } } | null, readonly organiser: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null>, readonly programme: { readonly id: string, readonly code: string } | null, readonly commitment: { readonly id: string, readonly code: string } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly results: ReadonlyArray<{ readonly count: number | null, readonly amount: string | null, readonly qualifier: Qualifier, readonly printedText: string | null, readonly label: { readonly vi: string, readonly en: string | null }, readonly figure: { readonly id: string } | null }> }> | null } | null };

export type ProgrammeHistoryQueryVariables = Exact<{
  code: string;
}>;


export type ProgrammeHistoryQuery = { readonly programme: { readonly id: string, readonly code: string, readonly parties: ReadonlyArray<{ readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null }, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } } }>, readonly ceremony: { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string }, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } } | null, readonly commitments: ReadonlyArray<{ readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string }, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }>, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly round: number, readonly programme: { readonly id: string, readonly code: string }, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }>, readonly reports: ReadonlyArray<{ readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string }, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }>, readonly title: { readonly vi: string, readonly en: string | null }, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } } | null };

export type ProgrammeClauseFragment = { readonly id: string, readonly number: string, readonly text: { readonly vi: string, readonly en: string | null }, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string }> };

export type ProgrammeCommitmentFragment = { readonly id: string, readonly code: string, readonly state: CommitmentState, readonly stateChangedAt: string | null, readonly dueOn: string | null, readonly firstDueOn: string | null, readonly extensionCount: number, readonly printedText: string, readonly version: number, readonly title: { readonly vi: string, readonly en: string | null }, readonly stateSource: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null, readonly doneWhen: { readonly vi: string, readonly en: string | null } | null, readonly evidence: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: EvidenceKind, readonly state: EvidenceState, readonly member: string, readonly url: string | null, readonly missing: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly offeredBy: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly enteredOnBehalf: { readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly document: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly contest: { readonly at: string, readonly reason: string, readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null } | null }>, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly owners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }> };

export type ProgrammeQueryVariables = Exact<{
  code: string;
}>;


export type ProgrammeQuery = { readonly programme: { readonly id: string, readonly code: string, readonly declaredPartyCount: number | null, readonly evaluationEveryMonths: number | null, readonly printedPeriod: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly unit: { readonly id: string, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly successorsNote: { readonly vi: string, readonly en: string | null } | null, readonly successors: ReadonlyArray<{ readonly effectiveOn: string, readonly successor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }> }, readonly ceremony: { readonly id: string, readonly heldOn: string, readonly enteredOnBehalf: { readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly document: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly contest: { readonly at: string, readonly reason: string, readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly host: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null }, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }> }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } } | null, readonly parties: ReadonlyArray<{ readonly role: PartyRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null }, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }> } }>, readonly clauses: ReadonlyArray<{ readonly id: string, readonly number: string, readonly parts: ReadonlyArray<{ readonly id: string, readonly number: string, readonly text: { readonly vi: string, readonly en: string | null }, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string }> }>, readonly text: { readonly vi: string, readonly en: string | null }, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string }> }>, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string, readonly state: CommitmentState, readonly stateChangedAt: string | null, readonly dueOn: string | null, readonly firstDueOn: string | null, readonly extensionCount: number, readonly printedText: string, readonly version: number, readonly title: { readonly vi: string, readonly en: string | null }, readonly stateSource: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null, readonly doneWhen: { readonly vi: string, readonly en: string | null } | null, readonly evidence: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: EvidenceKind, readonly state: EvidenceState, readonly member: string, readonly url: string | null, readonly missing: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly offeredBy: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly enteredOnBehalf: { readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly document: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly contest: { readonly at: string, readonly reason: string, readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null } | null }>, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly owners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }> }>, readonly agreements: ReadonlyArray<{ readonly id: string, readonly code: string, readonly state: AgreementState, readonly inForce: boolean, readonly version: number, readonly purpose: string, readonly validFrom: string, readonly validTo: string, readonly owner: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly partner: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }>, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly heldOn: string | null, readonly status: EvaluationStatus, readonly host: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }>, readonly predecessor: { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } | null, readonly successor: { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } } | null, readonly reports: ReadonlyArray<{ readonly id: string, readonly issuedOn: string, readonly documentNumber: string | null, readonly isCurrent: boolean, readonly title: { readonly vi: string, readonly en: string | null }, readonly summary: { readonly vi: string, readonly en: string | null } | null, readonly enteredOnBehalf: { readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly document: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly contest: { readonly at: string, readonly reason: string, readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null } | null, readonly period: { readonly from: string | null, readonly to: string | null }, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly targets: ReadonlyArray<{ readonly id: string, readonly year: number, readonly comparator: Comparator, readonly value: number, readonly disadvantagedValue: number | null, readonly isVerified: boolean, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly document: { readonly id: string, readonly number: string, readonly title: { readonly vi: string, readonly en: string | null } }, readonly note: { readonly vi: string, readonly en: string | null } | null }>, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } } | null };

export type CommitmentChangedSubscriptionVariables = Exact<{
  programmeId: string;
  after?: string | null | undefined;
}>;


export type CommitmentChangedSubscription = { readonly commitmentChanged: { readonly cursor: string, readonly changedAt: string, readonly member: string, readonly commitment: { readonly id: string, readonly code: string, readonly state: CommitmentState, readonly stateChangedAt: string | null, readonly dueOn: string | null, readonly firstDueOn: string | null, readonly extensionCount: number, readonly printedText: string, readonly version: number, readonly title: { readonly vi: string, readonly en: string | null }, readonly stateSource: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null, readonly doneWhen: { readonly vi: string, readonly en: string | null } | null, readonly evidence: ReadonlyArray<{ readonly id: string, readonly number: number, readonly kind: EvidenceKind, readonly state: EvidenceState, readonly member: string, readonly url: string | null, readonly missing: string | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly offeredBy: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly enteredOnBehalf: { readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly document: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly contest: { readonly at: string, readonly reason: string, readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null } | null }>, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly owners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }> } | null } };

export type RecentChangesQueryVariables = Exact<{
  last: number;
}>;


export type RecentChangesQuery = { readonly changes: { readonly nodes: ReadonlyArray<{ readonly cursor: string, readonly member: string, readonly kind: string, readonly what: WhatChanged, readonly nodeId: string, readonly recordedAt: string, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly change: { readonly id: string, readonly reason: string | null, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type RecentEditsQueryVariables = Exact<{
  last: number;
  kinds: ReadonlyArray<string> | string;
}>;


export type RecentEditsQuery = { readonly changes: { readonly nodes: ReadonlyArray<{ readonly cursor: string, readonly change: { readonly id: string, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> } | null }> } | null };

export type GivingRightsQueryVariables = Exact<{ [key: string]: never; }>;


export type GivingRightsQuery = { readonly me: { readonly account: string, readonly operatesHub: boolean, readonly roles: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly unit: { readonly id: string } | null }> } | null };

export type RightsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  organisationId?: string | null | undefined;
  unitId?: string | null | undefined;
  on?: string | null | undefined;
}>;


export type RightsQuery = { readonly rights: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly account: string | null, readonly accountName: string | null, readonly role: Role, readonly validFrom: string, readonly validTo: string | null, readonly endedAt: string | null, readonly reason: string | null, readonly endReason: string | null, readonly version: number, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } | null };

export type ListedRightFragment = { readonly id: string, readonly account: string | null, readonly accountName: string | null, readonly role: Role, readonly validFrom: string, readonly validTo: string | null, readonly endedAt: string | null, readonly reason: string | null, readonly endReason: string | null, readonly version: number, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null };

export type GiveRightMutationVariables = Exact<{
  input: GiveRightInput;
  reason: string;
  validateOnly: boolean;
}>;


export type GiveRightMutation = { readonly giveRight: { readonly id: string } | null };

export type EndRightMutationVariables = Exact<{
  rightId: string;
  reason: string;
  expectedVersion: number;
}>;


export type EndRightMutation = { readonly endRight: { readonly id: string, readonly version: number } | null };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { readonly search: { readonly nodes: ReadonlyArray<{ readonly kind: SearchKind, readonly isCurrent: boolean | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly node:
        | { readonly __typename: 'AdministrativeUnit', readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly parent: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }
        | { readonly __typename: 'CoordinationProgramme', readonly code: string }
        | { readonly __typename: 'PolicyDocument', readonly id: string, readonly number: string }
        | { readonly __typename: 'Indicator', readonly code: string }
        | { readonly __typename: 'Organisation', readonly id: string }
        | { readonly __typename: 'Commitment', readonly code: string, readonly programme: { readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } } }
      , readonly successors: ReadonlyArray<{ readonly title: { readonly vi: string, readonly en: string | null } }> }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null };

export type MemberActivitiesQueryVariables = Exact<{
  member: string;
}>;


export type MemberActivitiesQuery = { readonly activities: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly openedOn: string | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly place: { readonly vi: string, readonly en: string | null } | null, readonly audience: { readonly count: number | null, readonly who: { readonly vi: string, readonly en: string | null } } | null, readonly organiser: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null>, readonly programme: { readonly id: string, readonly code: string } | null, readonly commitment: { readonly id: string, readonly code: string } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly results: ReadonlyArray<{ readonly count: number | null, readonly amount: string | null, readonly qualifier: Qualifier, readonly printedText: string | null, readonly label: { readonly vi: string, readonly en: string | null }, readonly figure: { readonly id: string } | null }> }>, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type UnitInDetailQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type UnitInDetailQuery = { readonly administrativeUnit: { readonly id: string, readonly level: AdministrativeLevel, readonly kind: AdministrativeKind, readonly officialCode: string, readonly validFrom: string | null, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly ancestors: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }>, readonly children: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly level: AdministrativeLevel, readonly kind: AdministrativeKind, readonly officialCode: string, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } }> | null }, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly predecessors: ReadonlyArray<{ readonly kind: SuccessionKind, readonly effectiveOn: string, readonly isDivided: boolean, readonly isConfirmed: boolean, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly predecessor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly successor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly successors: ReadonlyArray<{ readonly kind: SuccessionKind, readonly effectiveOn: string, readonly isDivided: boolean, readonly isConfirmed: boolean, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly predecessor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly successor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly successorsNote: { readonly vi: string, readonly en: string | null } | null, readonly registeredCounts: ReadonlyArray<{ readonly level: AdministrativeLevel, readonly value: number, readonly asOf: string, readonly printedText: string, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }>, readonly organisations: ReadonlyArray<{ readonly id: string, readonly type: OrganisationType, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } }>, readonly programmes: ReadonlyArray<{ readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null } }>, readonly tasks: ReadonlyArray<{ readonly id: string, readonly printedText: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly owner: { readonly vi: string, readonly en: string | null } | null, readonly document: { readonly id: string, readonly number: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } }> } | null };

export type SuccessionFragment = { readonly kind: SuccessionKind, readonly effectiveOn: string, readonly isDivided: boolean, readonly isConfirmed: boolean, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly predecessor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly successor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } };

export type FiguresOfUnitQueryVariables = Exact<{
  id: string;
}>;


export type FiguresOfUnitQuery = { readonly figures: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly rivals: ReadonlyArray<{ readonly id: string }>, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> }>, readonly pageInfo: { readonly hasNextPage: boolean }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type ActivitiesOfUnitQueryVariables = Exact<{
  id: string;
}>;


export type ActivitiesOfUnitQuery = { readonly activities: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly openedOn: string | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly place: { readonly vi: string, readonly en: string | null } | null, readonly audience: { readonly count: number | null, readonly who: { readonly vi: string, readonly en: string | null } } | null, readonly organiser: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly partners: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null>, readonly programme: { readonly id: string, readonly code: string } | null, readonly commitment: { readonly id: string, readonly code: string } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly results: ReadonlyArray<{ readonly count: number | null, readonly amount: string | null, readonly qualifier: Qualifier, readonly printedText: string | null, readonly label: { readonly vi: string, readonly en: string | null }, readonly figure: { readonly id: string } | null }> }>, readonly pageInfo: { readonly hasPreviousPage: boolean }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type UnitsQueryVariables = Exact<{
  search?: string | null | undefined;
  level?: AdministrativeLevel | null | undefined;
  asOf?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type UnitsQuery = { readonly administrativeUnits: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly level: AdministrativeLevel, readonly kind: AdministrativeKind, readonly officialCode: string, readonly endedOn: string | null, readonly parent: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly successors: ReadonlyArray<{ readonly successor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }>, readonly name: { readonly vi: string, readonly en: string | null } }> | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly register: { readonly isKnown: boolean, readonly knownFrom: string, readonly note: { readonly vi: string, readonly en: string | null } | null } } | null };

export type UnitPartsQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type UnitPartsQuery = { readonly administrativeUnit: { readonly id: string, readonly children: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly level: AdministrativeLevel, readonly kind: AdministrativeKind, readonly officialCode: string, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } }> | null } } | null };

export type FigureChangedSubscriptionVariables = Exact<{
  unitId: string;
  after?: string | null | undefined;
}>;


export type FigureChangedSubscription = { readonly figureChanged: { readonly cursor: string, readonly changedAt: string, readonly member: string, readonly figure: { readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> } } };

export type ListedFigureFragment = { readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly rivals: ReadonlyArray<{ readonly id: string }>, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> };

export type PublishedFigureFragment = { readonly id: string, readonly indicatorCode: string, readonly numerator: number | null, readonly denominator: number | null, readonly printedPercentage: string | null, readonly percentage: number | null, readonly computedPercentage: number | null, readonly amount: string | null, readonly printedText: string, readonly qualifier: Qualifier, readonly asOf: string | null, readonly knownAt: string, readonly member: string, readonly state: FigureState, readonly sensitivity: Sensitivity, readonly indicator: { readonly code: string, readonly unit: IndicatorUnit, readonly name: { readonly vi: string, readonly en: string | null } } | null, readonly period: { readonly from: string, readonly to: string, readonly kind: FigurePeriodKind } | null, readonly actor: { readonly role: ActorRole, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly corrects: { readonly id: string } | null, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly flags: ReadonlyArray<{ readonly rule: string, readonly severity: FlagSeverity, readonly message: { readonly vi: string, readonly en: string | null } }> };

export type EnteredOnBehalfFragment = { readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly document: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly contest: { readonly at: string, readonly reason: string, readonly by: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } } | null };

export type HistoryQueryVariables = Exact<{
  id: string;
}>;


export type HistoryQuery = { readonly node:
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
    | { readonly id: string, readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } }
   | null };

type LastChanges_Organisation_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Commitment_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Activity_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_AdministrativeUnit_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Indicator_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Target_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_PolicyDocument_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Task_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_CoordinationProgramme_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_SharingAgreement_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_SigningCeremony_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_EvaluationRound_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Report_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Conference_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Right_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_InstitutionCount_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_Observance_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_UniversalEducationStatus_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_WomensUnionBranch_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

type LastChanges_YouthUnionBranch_Fragment = { readonly history: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean } } };

export type LastChangesFragment =
  | LastChanges_Organisation_Fragment
  | LastChanges_Commitment_Fragment
  | LastChanges_Activity_Fragment
  | LastChanges_AdministrativeUnit_Fragment
  | LastChanges_Indicator_Fragment
  | LastChanges_Target_Fragment
  | LastChanges_PolicyDocument_Fragment
  | LastChanges_Task_Fragment
  | LastChanges_CoordinationProgramme_Fragment
  | LastChanges_SharingAgreement_Fragment
  | LastChanges_SigningCeremony_Fragment
  | LastChanges_EvaluationRound_Fragment
  | LastChanges_Report_Fragment
  | LastChanges_Conference_Fragment
  | LastChanges_Right_Fragment
  | LastChanges_InstitutionCount_Fragment
  | LastChanges_Observance_Fragment
  | LastChanges_UniversalEducationStatus_Fragment
  | LastChanges_WomensUnionBranch_Fragment
  | LastChanges_YouthUnionBranch_Fragment
;

export type RecordedChangeFragment = { readonly id: string, readonly version: number, readonly at: string, readonly reason: string | null, readonly changed: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }>, readonly actor: { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null } | null };

export type NamedActorFragment = { readonly role: ActorRole, readonly person: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null };

export type HubEventFragment = { readonly cursor: string, readonly changedAt: string, readonly member: string, readonly type: string, readonly aggregateId: string, readonly version: number, readonly indicatorCode: string | null, readonly programme: { readonly id: string, readonly code: string } | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null };

export type HubEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type HubEventsSubscription = { readonly hubEvents: { readonly cursor: string, readonly changedAt: string, readonly member: string, readonly type: string, readonly aggregateId: string, readonly version: number, readonly indicatorCode: string | null, readonly programme: { readonly id: string, readonly code: string } | null, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null } };

export type HubMembersQueryVariables = Exact<{ [key: string]: never; }>;


export type HubMembersQuery = { readonly members: ReadonlyArray<{ readonly name: string, readonly state: MemberState, readonly silentSince: string | null, readonly behindBy: number | null, readonly lastEventAt: string | null, readonly schemaChangedAt: string | null, readonly organisation: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }> | null };

export type OrganisationNameQueryVariables = Exact<{
  id: string;
}>;


export type OrganisationNameQuery = { readonly node:
    | { readonly __typename: 'Organisation', readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }
    | { readonly __typename: 'Change', readonly id: string }
    | { readonly __typename: 'Source', readonly id: string }
    | { readonly __typename: 'Commitment', readonly id: string }
    | { readonly __typename: 'Activity', readonly id: string }
    | { readonly __typename: 'AdministrativeUnit', readonly id: string }
    | { readonly __typename: 'Figure', readonly id: string }
    | { readonly __typename: 'Indicator', readonly id: string }
    | { readonly __typename: 'FigureSeries', readonly id: string }
    | { readonly __typename: 'Target', readonly id: string }
    | { readonly __typename: 'PolicyDocument', readonly id: string }
    | { readonly __typename: 'Task', readonly id: string }
    | { readonly __typename: 'CoordinationProgramme', readonly id: string }
    | { readonly __typename: 'SharingAgreement', readonly id: string }
    | { readonly __typename: 'Clause', readonly id: string }
    | { readonly __typename: 'SigningCeremony', readonly id: string }
    | { readonly __typename: 'EvaluationRound', readonly id: string }
    | { readonly __typename: 'Report', readonly id: string }
    | { readonly __typename: 'Evidence', readonly id: string }
    | { readonly __typename: 'Extension', readonly id: string }
    | { readonly __typename: 'Conference', readonly id: string }
    | { readonly __typename: 'Finding', readonly id: string }
    | { readonly __typename: 'Right', readonly id: string }
    | { readonly __typename: 'InstitutionCount', readonly id: string }
    | { readonly __typename: 'Observance', readonly id: string }
    | { readonly __typename: 'UniversalEducationStatus', readonly id: string }
    | { readonly __typename: 'WomensUnionBranch', readonly id: string }
    | { readonly __typename: 'YouthUnionBranch', readonly id: string }
   | null };

export type FindOrganisationsQueryVariables = Exact<{
  search: string;
}>;


export type FindOrganisationsQuery = { readonly organisations: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }> } | null };

export type ListedProgrammeFragment = { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string, readonly state: CommitmentState, readonly dueOn: string | null, readonly version: number, readonly title: { readonly vi: string, readonly en: string | null } }>, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly heldOn: string | null, readonly status: EvaluationStatus }> };

export type ProgrammesQueryVariables = Exact<{
  search?: string | null | undefined;
  ended?: boolean | null | undefined;
}>;


export type ProgrammesQuery = { readonly programmes: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly period: { readonly from: string | null, readonly to: string | null }, readonly unit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly commitments: ReadonlyArray<{ readonly id: string, readonly code: string, readonly state: CommitmentState, readonly dueOn: string | null, readonly version: number, readonly title: { readonly vi: string, readonly en: string | null } }>, readonly evaluationRounds: ReadonlyArray<{ readonly id: string, readonly number: number, readonly dueOn: string, readonly heldOn: string | null, readonly status: EvaluationStatus }> }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null };

export type RecipeExamplesQueryVariables = Exact<{ [key: string]: never; }>;


export type RecipeExamplesQuery = { readonly programmes: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly code: string, readonly commitments: ReadonlyArray<{ readonly id: string, readonly version: number }> }> } | null, readonly figures: { readonly nodes: ReadonlyArray<{ readonly unit: { readonly id: string } | null }> } | null };

export type ListedTargetFragment = { readonly id: string, readonly year: number, readonly levels: ReadonlyArray<AdministrativeLevel>, readonly comparator: Comparator, readonly value: number, readonly disadvantagedValue: number | null, readonly isVerified: boolean, readonly scope: { readonly vi: string, readonly en: string | null }, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly document: { readonly id: string, readonly number: string, readonly issuedOn: string | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly note: { readonly vi: string, readonly en: string | null } | null };

export type StandingFigureFragment = { readonly id: string, readonly indicatorCode: string, readonly percentage: number | null, readonly computedPercentage: number | null, readonly asOf: string | null, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null };

export type TargetBoundFragment = { readonly comparator: Comparator, readonly value: number, readonly disadvantagedValue: number | null, readonly isVerified: boolean, readonly note: { readonly vi: string, readonly en: string | null } | null };

export type TargetsQueryVariables = Exact<{ [key: string]: never; }>;


export type TargetsQuery = { readonly targets: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly year: number, readonly levels: ReadonlyArray<AdministrativeLevel>, readonly comparator: Comparator, readonly value: number, readonly disadvantagedValue: number | null, readonly isVerified: boolean, readonly scope: { readonly vi: string, readonly en: string | null }, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } }, readonly document: { readonly id: string, readonly number: string, readonly issuedOn: string | null }, readonly source: { readonly publisher: string | null, readonly author: string | null, readonly title: string | null, readonly publishedAt: string | null, readonly url: string | null, readonly locator: string | null, readonly document: { readonly number: string } | null }, readonly note: { readonly vi: string, readonly en: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null };

export type FiguresForTargetsQueryVariables = Exact<{
  indicators?: ReadonlyArray<string> | string | null | undefined;
}>;


export type FiguresForTargetsQuery = { readonly figures: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly indicatorCode: string, readonly percentage: number | null, readonly computedPercentage: number | null, readonly asOf: string | null, readonly unit: { readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean }, readonly members: ReadonlyArray<{ readonly member: string, readonly confirmedAt: string | null, readonly isUpToDate: boolean, readonly takesPart: boolean, readonly hasLeft: boolean }> } | null };

export type NamedThingsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NamedThingsQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } }
    | { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null } }
    | { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }
    | { readonly id: string, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly targetYear: number, readonly targeted: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } }
    | { readonly id: string, readonly documentNumber: string, readonly title: { readonly vi: string, readonly en: string | null } }
    | { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null } }
    | { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } }
    | { readonly id: string, readonly round: number, readonly programme: { readonly id: string, readonly code: string } }
    | { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly heldIn: { readonly id: string } }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly printedText: string, readonly id: string, readonly countedIn: { readonly id: string } | null }
    | { readonly year: number, readonly id: string, readonly name: { readonly vi: string, readonly en: string | null }, readonly observedIn: { readonly id: string } | null }
    | { readonly printedText: string, readonly id: string, readonly countedIn: { readonly id: string } | null }
    | { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }
    | { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } }
   | null> };

type NamedThing_Organisation_Fragment = { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } };

type NamedThing_Change_Fragment = { readonly id: string };

type NamedThing_Source_Fragment = { readonly id: string };

type NamedThing_Commitment_Fragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

type NamedThing_Activity_Fragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null } };

type NamedThing_AdministrativeUnit_Fragment = { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } };

type NamedThing_Figure_Fragment = { readonly id: string, readonly indicator: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } | null };

type NamedThing_Indicator_Fragment = { readonly id: string };

type NamedThing_FigureSeries_Fragment = { readonly id: string };

type NamedThing_Target_Fragment = { readonly id: string, readonly targetYear: number, readonly targeted: { readonly code: string, readonly name: { readonly vi: string, readonly en: string | null } } };

type NamedThing_PolicyDocument_Fragment = { readonly id: string, readonly documentNumber: string, readonly title: { readonly vi: string, readonly en: string | null } };

type NamedThing_Task_Fragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null } };

type NamedThing_CoordinationProgramme_Fragment = { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } };

type NamedThing_SharingAgreement_Fragment = { readonly id: string };

type NamedThing_Clause_Fragment = { readonly id: string };

type NamedThing_SigningCeremony_Fragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

type NamedThing_EvaluationRound_Fragment = { readonly id: string, readonly round: number, readonly programme: { readonly id: string, readonly code: string } };

type NamedThing_Report_Fragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

type NamedThing_Evidence_Fragment = { readonly id: string };

type NamedThing_Extension_Fragment = { readonly id: string };

type NamedThing_Conference_Fragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly heldIn: { readonly id: string } };

type NamedThing_Finding_Fragment = { readonly id: string };

type NamedThing_Right_Fragment = { readonly id: string };

type NamedThing_InstitutionCount_Fragment = { readonly printedText: string, readonly id: string, readonly countedIn: { readonly id: string } | null };

type NamedThing_Observance_Fragment = { readonly year: number, readonly id: string, readonly name: { readonly vi: string, readonly en: string | null }, readonly observedIn: { readonly id: string } | null };

type NamedThing_UniversalEducationStatus_Fragment = { readonly printedText: string, readonly id: string, readonly countedIn: { readonly id: string } | null };

type NamedThing_WomensUnionBranch_Fragment = { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } };

type NamedThing_YouthUnionBranch_Fragment = { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } };

export type NamedThingFragment =
  | NamedThing_Organisation_Fragment
  | NamedThing_Change_Fragment
  | NamedThing_Source_Fragment
  | NamedThing_Commitment_Fragment
  | NamedThing_Activity_Fragment
  | NamedThing_AdministrativeUnit_Fragment
  | NamedThing_Figure_Fragment
  | NamedThing_Indicator_Fragment
  | NamedThing_FigureSeries_Fragment
  | NamedThing_Target_Fragment
  | NamedThing_PolicyDocument_Fragment
  | NamedThing_Task_Fragment
  | NamedThing_CoordinationProgramme_Fragment
  | NamedThing_SharingAgreement_Fragment
  | NamedThing_Clause_Fragment
  | NamedThing_SigningCeremony_Fragment
  | NamedThing_EvaluationRound_Fragment
  | NamedThing_Report_Fragment
  | NamedThing_Evidence_Fragment
  | NamedThing_Extension_Fragment
  | NamedThing_Conference_Fragment
  | NamedThing_Finding_Fragment
  | NamedThing_Right_Fragment
  | NamedThing_InstitutionCount_Fragment
  | NamedThing_Observance_Fragment
  | NamedThing_UniversalEducationStatus_Fragment
  | NamedThing_WomensUnionBranch_Fragment
  | NamedThing_YouthUnionBranch_Fragment
;

export type NamedCommitmentFragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

export type NamedEvaluationRoundFragment = { readonly id: string, readonly round: number, readonly programme: { readonly id: string, readonly code: string } };

export type NamedCeremonyFragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

export type NamedReportFragment = { readonly id: string, readonly title: { readonly vi: string, readonly en: string | null }, readonly programme: { readonly id: string, readonly code: string } };

export type NamedProgrammeFragment = { readonly id: string, readonly code: string, readonly title: { readonly vi: string, readonly en: string | null } };

export type NamedOrganisationFragment = { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } };

export type ListedUnitFragment = { readonly id: string, readonly level: AdministrativeLevel, readonly kind: AdministrativeKind, readonly officialCode: string, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null } };

export type UnitEndFragment = { readonly endedOn: string | null, readonly doubts: ReadonlyArray<{ readonly kind: DoubtKind, readonly rule: string | null, readonly reason: { readonly vi: string, readonly en: string | null } }>, readonly successorsNote: { readonly vi: string, readonly en: string | null } | null, readonly successors: ReadonlyArray<{ readonly effectiveOn: string, readonly successor: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } }> };

export type FindUnitsQueryVariables = Exact<{
  search: string;
}>;


export type FindUnitsQuery = { readonly administrativeUnits: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly level: AdministrativeLevel, readonly endedOn: string | null, readonly name: { readonly vi: string, readonly en: string | null }, readonly parent: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null }> | null } | null };

export type UnitNameQueryVariables = Exact<{
  id: string;
}>;


export type UnitNameQuery = { readonly administrativeUnit: { readonly id: string, readonly name: { readonly vi: string, readonly en: string | null } } | null };

export const AccessLogDocument = "query AccessLog($organisationId:ID$from:Date$to:Date$account:String$operation:String$agreement:String$outcome:AccessOutcome$first:Int$after:String$last:Int$before:String){accessLog(organisationId:$organisationId from:$from to:$to account:$account operation:$operation agreement:$agreement outcome:$outcome first:$first after:$after last:$last before:$before){nodes{...ListedAccess}totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}fragment ListedAccess on AccessRecord{number at account purpose way outcome code rows count agreements operation{kind name hash fields}}" as HubDocument<AccessLogQuery, AccessLogQueryVariables>;
export const AuditedOrganisationsDocument = "fragment ReadableText on LocalizedText{vi en}query AuditedOrganisations{me{operatesHub roles{id role organisation{id name{...ReadableText}}}}}" as HubDocument<AuditedOrganisationsQuery, AuditedOrganisationsQueryVariables>;
export const AccessDocument = "query Access@live{me{organisations{id}roles{id}agreements{id partner{id}}}}" as HubDocument<AccessQuery, AccessQueryVariables>;
export const MeDocument = "fragment ReadableText on LocalizedText{vi en}query Me{me{account operatesHub organisations{id name{...ReadableText}}roles{id role organisation{id name{...ReadableText}}unit{id name{...ReadableText}}validFrom validTo}}}" as HubDocument<MeQuery, MeQueryVariables>;
export const ActivitiesDocument = "fragment PublishedActivity on Activity{id unit{id name{...ReadableText}}title{...ReadableText}period{from to}openedOn place{...ReadableText}audience{who{...ReadableText}count}organiser{id name{...ReadableText}}partners{id name{...ReadableText}}programme{id code}commitment{id code}doubts{...StatedDoubt}source{...CitedSource}results{label{...ReadableText}count amount qualifier printedText figure{id}}}fragment ReadableText on LocalizedText{vi en}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}query Activities($first:Int$after:String$last:Int$before:String$kinds:[ActivityKind!]$members:[String!]$organisationIds:[ID!]$under:ID$includeEnded:Boolean!=false){activities(first:$first after:$after last:$last before:$before kinds:$kinds members:$members organisationIds:$organisationIds under:$under includeEnded:$includeEnded){nodes{...PublishedActivity}totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}members{...CopyOfMember}}}" as HubDocument<ActivitiesQuery, ActivitiesQueryVariables>;
export const RecordingActivitiesDocument = "query RecordingActivities{me{account roles{id role organisation{id}}}members{name organisation{id}}}" as HubDocument<RecordingActivitiesQuery, RecordingActivitiesQueryVariables>;
export const RecordActivityDocument = "mutation RecordActivity($member:String!$input:RecordActivityInput!$validateOnly:Boolean!){recordActivity(member:$member input:$input validateOnly:$validateOnly){id}}" as HubDocument<RecordActivityMutation, RecordActivityMutationVariables>;
export const AgreementDocument = "fragment ListedAgreement on SharingAgreement{id code state inForce version purpose validFrom validTo owner{id name{...ReadableText}}partner{id name{...ReadableText}}}fragment ReadableText on LocalizedText{vi en}query Agreement($id:ID!){node(id:$id){id ...on SharingAgreement{...AgreementInDetail}}}fragment AgreementInDetail on SharingAgreement{...ListedAgreement legalBasis smallestCell contact revokedAt programme{code title{...ReadableText}}commitment{code title{...ReadableText}}indicators{code name{...ReadableText}}fields unit{id name{...ReadableText}}agreedBy{at organisation{id name{...ReadableText}}}}" as HubDocument<AgreementQuery, AgreementQueryVariables>;
export const AgreeingDocument = "query Agreeing{me{account roles{id role organisation{id predecessors{predecessor{id predecessors{predecessor{id}}}}}}}}" as HubDocument<AgreeingQuery, AgreeingQueryVariables>;
export const IndicatorsToOpenDocument = "fragment ReadableText on LocalizedText{vi en}query IndicatorsToOpen{indicators(first:200){nodes{code name{...ReadableText}}}}" as HubDocument<IndicatorsToOpenQuery, IndicatorsToOpenQueryVariables>;
export const DraftAgreementDocument = "mutation DraftAgreement($input:DraftAgreementInput!$validateOnly:Boolean!){draftAgreement(input:$input validateOnly:$validateOnly){id}}" as HubDocument<DraftAgreementMutation, DraftAgreementMutationVariables>;
export const AgreeDocument = "mutation Agree($agreementId:ID!$expectedVersion:Int!){agree(agreementId:$agreementId expectedVersion:$expectedVersion){id version}}" as HubDocument<AgreeMutation, AgreeMutationVariables>;
export const RevokeAgreementDocument = "mutation RevokeAgreement($agreementId:ID!$reason:String!$expectedVersion:Int!){revokeAgreement(agreementId:$agreementId reason:$reason expectedVersion:$expectedVersion){id version}}" as HubDocument<RevokeAgreementMutation, RevokeAgreementMutationVariables>;
export const ProgrammesCalendarDocument = "fragment ReadableText on LocalizedText{vi en}fragment CalendarCeremony on SigningCeremony{id heldOn title{...ReadableText}programme{code}}fragment CalendarCommitment on Commitment{id code dueOn title{...ReadableText}programme{code}}fragment CalendarRound on EvaluationRound{id number dueOn isComputed isCarriedOver heldOn programme{code}}fragment CalendarUnit on AdministrativeUnit{id observances{id year openedOn name{...ReadableText}registeredPeriod{from to}}}query ProgrammesCalendar{programmes(first:50){nodes{id code ceremony{...CalendarCeremony}commitments{...CalendarCommitment}evaluationRounds{...CalendarRound}unit{...CalendarUnit}}pageInfo{hasNextPage}}}" as HubDocument<ProgrammesCalendarQuery, ProgrammesCalendarQueryVariables>;
export const OrganisationCalendarDocument = "fragment ReadableText on LocalizedText{vi en}fragment CalendarCeremony on SigningCeremony{id heldOn title{...ReadableText}programme{code}}fragment CalendarCommitment on Commitment{id code dueOn title{...ReadableText}programme{code}}fragment CalendarRound on EvaluationRound{id number dueOn isComputed isCarriedOver heldOn programme{code}}fragment CalendarUnit on AdministrativeUnit{id observances{id year openedOn name{...ReadableText}registeredPeriod{from to}}}query OrganisationCalendar($id:ID!){node(id:$id){...on Organisation{id name{...ReadableText}participations{programme{ceremony{...CalendarCeremony}evaluationRounds{...CalendarRound}}}commitments{...CalendarCommitment}evaluationRounds{...CalendarRound}unit{...CalendarUnit}}}}" as HubDocument<OrganisationCalendarQuery, OrganisationCalendarQueryVariables>;
export const CalendarSubjectsDocument = "fragment ReadableText on LocalizedText{vi en}query CalendarSubjects{programmes(first:50){nodes{id code title{...ReadableText}}}organisations(first:200){nodes{id endedOn name{...ReadableText}}}}" as HubDocument<CalendarSubjectsQuery, CalendarSubjectsQueryVariables>;
export const ChangesDocument = "fragment ReadableText on LocalizedText{vi en}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}fragment RecentChange on HubChange{cursor member kind what nodeId recordedAt unit{id name{...ReadableText}}change{id reason actor{...NamedActor}}}fragment HubChangeRow on HubChange{...RecentChange change{id changed{field before after}}}query Changes($first:Int$after:String$last:Int$before:String$since:String$kinds:[String!]$members:[String!]$under:ID$includeEnded:Boolean!=false){changes(first:$first after:$after last:$last before:$before since:$since kinds:$kinds members:$members under:$under includeEnded:$includeEnded){nodes{...HubChangeRow}totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}members{...CopyOfMember}}}fragment NamedActor on Actor{role person organisation{id name{...ReadableText}}}" as HubDocument<ChangesQuery, ChangesQueryVariables>;
export const ChangingMembersDocument = "query ChangingMembers{members{name}}" as HubDocument<ChangingMembersQuery, ChangingMembersQueryVariables>;
export const DocumentInDetailDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}query DocumentInDetail($id:ID!$day:Date){node(id:$id){id ...on PolicyDocument{...DocumentFacts validity(asOf:$day){state reason{...ReadableText}}}}}fragment DocumentFacts on PolicyDocument{id number kind issuedOn knownBy effectiveOn title{...ReadableText}issuer{...ReadableText}doubts{...StatedDoubt}flags{...QualityFlag}source{...CitedSource}claims{printedText issuedOn source{...CitedSource}}links{relation doubts{...StatedDoubt}to{...LinkedDocument}source{...CitedSource}}linkedFrom{relation doubts{...StatedDoubt}from{...LinkedDocument}source{...CitedSource}}targets{id year ...TargetBound scope{...ReadableText}indicator{code name{...ReadableText}}}tasks{id title{...ReadableText}owner{...ReadableText}}}fragment LinkedDocument on PolicyDocument{id number title{...ReadableText}}fragment TargetBound on Target{comparator value disadvantagedValue isVerified note{...ReadableText}}" as HubDocument<DocumentInDetailQuery, DocumentInDetailQueryVariables>;
export const PolicyDocumentsDocument = "fragment ReadableText on LocalizedText{vi en}query PolicyDocuments($first:Int$after:String$last:Int$before:String$inForceOn:Date$includeNotKnown:Boolean!=false$search:String$day:Date){policyDocuments(first:$first after:$after last:$last before:$before inForceOn:$inForceOn includeNotKnown:$includeNotKnown search:$search){nodes{...ListedDocument validity(asOf:$day){state reason{...ReadableText}}}totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}fragment ListedDocument on PolicyDocument{id number kind issuedOn title{...ReadableText}issuer{...ReadableText}}" as HubDocument<PolicyDocumentsQuery, PolicyDocumentsQueryVariables>;
export const FiguresDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}query Figures($first:Int$after:String$last:Int$before:String$under:ID$level:AdministrativeLevel$indicators:[String!]$members:[String!]$asOf:Date$knownAt:DateTime$includeEnded:Boolean!){figures(first:$first after:$after last:$last before:$before under:$under level:$level indicators:$indicators members:$members asOf:$asOf knownAt:$knownAt includeEnded:$includeEnded){nodes{...ListedFigure}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}members{...CopyOfMember}}}fragment ListedFigure on Figure{...PublishedFigure unit{id level endedOn name{...ReadableText}}rivals{id}}fragment PublishedFigure on Figure{id indicatorCode indicator{code unit name{...ReadableText}}numerator denominator printedPercentage percentage computedPercentage amount printedText qualifier asOf period{from to kind}knownAt member actor{role organisation{id name{...ReadableText}}}state sensitivity doubts{...StatedDoubt}corrects{id}source{...CitedSource}flags{...QualityFlag}}" as HubDocument<FiguresQuery, FiguresQueryVariables>;
export const FigureCountsDocument = "query FigureCounts($under:ID$level:AdministrativeLevel$indicators:[String!]$members:[String!]$asOf:Date$knownAt:DateTime$includeEnded:Boolean!$ofDay:Boolean!){figures(first:0 under:$under level:$level indicators:$indicators members:$members asOf:$asOf knownAt:$knownAt includeEnded:$includeEnded){totalCount undatedCount@include(if:$ofDay)}}" as HubDocument<FigureCountsQuery, FigureCountsQueryVariables>;
export const FigureFiltersDocument = "fragment ReadableText on LocalizedText{vi en}query FigureFilters{indicators(first:200){nodes{code name{...ReadableText}}}members{name}}" as HubDocument<FigureFiltersQuery, FigureFiltersQueryVariables>;
export const FigureByIdDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}query FigureById($id:ID!){node(id:$id){id ...on Figure{...FigureInDetail}}}fragment FigureInDetail on Figure{...ListedFigure rivals{...ListedFigure}reason unit{parent{id name{...ReadableText}}}source{archivedCopy}corrects{...FigureVersion corrects{...FigureVersion corrects{...FigureVersion}}}correctedBy{...FigureVersion correctedBy{...FigureVersion correctedBy{...FigureVersion}}}}fragment FigureVersion on Figure{...PublishedFigure reason}fragment ListedFigure on Figure{...PublishedFigure unit{id level endedOn name{...ReadableText}}rivals{id}}fragment PublishedFigure on Figure{id indicatorCode indicator{code unit name{...ReadableText}}numerator denominator printedPercentage percentage computedPercentage amount printedText qualifier asOf period{from to kind}knownAt member actor{role organisation{id name{...ReadableText}}}state sensitivity doubts{...StatedDoubt}corrects{id}source{...CitedSource}flags{...QualityFlag}}" as HubDocument<FigureByIdQuery, FigureByIdQueryVariables>;
export const FigureInRecordDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}query FigureInRecord($id:ID!){figures(ids:[$id]){nodes{...FigureInDetail}members{...CopyOfMember}}}fragment FigureInDetail on Figure{...ListedFigure rivals{...ListedFigure}reason unit{parent{id name{...ReadableText}}}source{archivedCopy}corrects{...FigureVersion corrects{...FigureVersion corrects{...FigureVersion}}}correctedBy{...FigureVersion correctedBy{...FigureVersion correctedBy{...FigureVersion}}}}fragment FigureVersion on Figure{...PublishedFigure reason}fragment ListedFigure on Figure{...PublishedFigure unit{id level endedOn name{...ReadableText}}rivals{id}}fragment PublishedFigure on Figure{id indicatorCode indicator{code unit name{...ReadableText}}numerator denominator printedPercentage percentage computedPercentage amount printedText qualifier asOf period{from to kind}knownAt member actor{role organisation{id name{...ReadableText}}}state sensitivity doubts{...StatedDoubt}corrects{id}source{...CitedSource}flags{...QualityFlag}}" as HubDocument<FigureInRecordQuery, FigureInRecordQueryVariables>;
export const DocumentByNumberDocument = "fragment ReadableText on LocalizedText{vi en}query DocumentByNumber($number:String!){policyDocument(number:$number){id number title{...ReadableText}}}" as HubDocument<DocumentByNumberQuery, DocumentByNumberQueryVariables>;
export const UnitFiguresDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}query UnitFigures($unitId:ID!$targetYear:Int!){association:administrativeUnit(id:$unitId){id figures:associationFigures{...PublishedFigure}}education:administrativeUnit(id:$unitId){id figures:educationFigures{...PublishedFigure}}plans:administrativeUnit(id:$unitId){id targets(year:$targetYear){id year value disadvantagedValue comparator isVerified doubts{...StatedDoubt}indicator{code}document{id number title{...ReadableText}issuedOn}}}}fragment PublishedFigure on Figure{id indicatorCode indicator{code unit name{...ReadableText}}numerator denominator printedPercentage percentage computedPercentage amount printedText qualifier asOf period{from to kind}knownAt member actor{role organisation{id name{...ReadableText}}}state sensitivity doubts{...StatedDoubt}corrects{id}source{...CitedSource}flags{...QualityFlag}}" as HubDocument<UnitFiguresQuery, UnitFiguresQueryVariables>;
export const FindingsDocument = "fragment ReadableText on LocalizedText{vi en}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}query Findings($first:Int$after:String$last:Int$before:String$under:ID$includeEnded:Boolean!=false$rules:[String!]$severities:[FlagSeverity!]$owner:String$open:Boolean){findings(first:$first after:$after last:$last before:$before under:$under includeEnded:$includeEnded rules:$rules severities:$severities owner:$owner open:$open){nodes{...ListedFinding}totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}members{...CopyOfMember}}errors:findings(first:0 under:$under includeEnded:$includeEnded rules:$rules severities:[ERROR]owner:$owner open:$open){totalCount}warnings:findings(first:0 under:$under includeEnded:$includeEnded rules:$rules severities:[WARNING]owner:$owner open:$open){totalCount}notes:findings(first:0 under:$under includeEnded:$includeEnded rules:$rules severities:[INFO]owner:$owner open:$open){totalCount}}fragment ListedFinding on Finding{kind nodeId owner rule severity message{...ReadableText}since settledAt isOpen figures{id printedText}unit{id name{...ReadableText}}indicator{code name{...ReadableText}}}" as HubDocument<FindingsQuery, FindingsQueryVariables>;
export const FindingOwnersDocument = "query FindingOwners{members{name}}" as HubDocument<FindingOwnersQuery, FindingOwnersQueryVariables>;
export const IndicatorInDetailDocument = "fragment ReadableText on LocalizedText{vi en}query IndicatorInDetail($code:String!){indicator(code:$code){id code version unit owner levels historicalLevels frequency direction basis smallestCell name{...ReadableText}definition{...ReadableText}computedFrom{...NamedIndicator}usedFor{...NamedIndicator}partition{...NamedIndicator}}}fragment NamedIndicator on Indicator{code name{...ReadableText}}" as HubDocument<IndicatorInDetailQuery, IndicatorInDetailQueryVariables>;
export const IndicatorInUseDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}query IndicatorInUse($code:String!){targets(indicators:[$code]first:100){nodes{...ListedTarget}}figures(indicators:[$code]first:50 includeEnded:true){nodes{...ListedFigure}pageInfo{hasNextPage}members{...CopyOfMember}}}fragment ListedFigure on Figure{...PublishedFigure unit{id level endedOn name{...ReadableText}}rivals{id}}fragment PublishedFigure on Figure{id indicatorCode indicator{code unit name{...ReadableText}}numerator denominator printedPercentage percentage computedPercentage amount printedText qualifier asOf period{from to kind}knownAt member actor{role organisation{id name{...ReadableText}}}state sensitivity doubts{...StatedDoubt}corrects{id}source{...CitedSource}flags{...QualityFlag}}fragment ListedTarget on Target{id year ...TargetBound levels scope{...ReadableText}indicator{code name{...ReadableText}}document{id number issuedOn}source{...CitedSource}}fragment TargetBound on Target{comparator value disadvantagedValue isVerified note{...ReadableText}}" as HubDocument<IndicatorInUseQuery, IndicatorInUseQueryVariables>;
export const ThingsToldOfDocument = "fragment ReadableText on LocalizedText{vi en}query ThingsToldOf($ids:[ID!]!){nodes(ids:$ids){...ThingToldOf}}fragment ThingToldOf on Node{__typename ...NamedThing ...on Changeable{history(last:10){nodes{version changed{field before after}}}}}fragment NamedThing on Node{id ...NamedCommitment ...NamedProgramme ...NamedEvaluationRound ...NamedCeremony ...NamedReport ...on Figure{indicator{code name{...ReadableText}}}...on Activity{title{...ReadableText}}...on AdministrativeUnit{name{...ReadableText}}...NamedOrganisation ...on PolicyDocument{documentNumber:number title{...ReadableText}}...on Conference{title{...ReadableText}heldIn:unit{id}}...on Task{title{...ReadableText}}...on Target{targeted:indicator{code name{...ReadableText}}targetYear:year}...on WomensUnionBranch{name{...ReadableText}}...on YouthUnionBranch{name{...ReadableText}}...on Observance{name{...ReadableText}year observedIn:unit{id}}...on InstitutionCount{printedText countedIn:unit{id}}...on UniversalEducationStatus{printedText countedIn:unit{id}}}fragment NamedCommitment on Commitment{id title{...ReadableText}programme{id code}}fragment NamedEvaluationRound on EvaluationRound{id round:number programme{id code}}fragment NamedCeremony on SigningCeremony{id title{...ReadableText}programme{id code}}fragment NamedReport on Report{id title{...ReadableText}programme{id code}}fragment NamedProgramme on CoordinationProgramme{id code title{...ReadableText}}fragment NamedOrganisation on Organisation{id name{...ReadableText}}" as HubDocument<ThingsToldOfQuery, ThingsToldOfQueryVariables>;
export const CreateProgrammeDocument = "mutation CreateProgramme($input:CreateProgrammeInput!$validateOnly:Boolean!){createProgramme(input:$input validateOnly:$validateOnly){code}}" as HubDocument<CreateProgrammeMutation, CreateProgrammeMutationVariables>;
export const PreparingDocument = "query Preparing{me{account roles{id role organisation{id}unit{id}}}}" as HubDocument<PreparingQuery, PreparingQueryVariables>;
export const OrganisationInDetailDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}query OrganisationInDetail($id:ID!){node(id:$id){id ...on Organisation{...OrganisationFacts}}evaluationRounds(owedById:$id first:200){nodes{...RoundOfOrganisation}}}fragment RoundOfOrganisation on EvaluationRound{id number dueOn heldOn status programme{id code title{...ReadableText}}}fragment OrganisationFacts on Organisation{id type endedOn name{...ReadableText}unit{id name{...ReadableText}}owed{open overdue unknown unassigned}doubts{...StatedDoubt}flags{...QualityFlag}source{...CitedSource}predecessors{effectiveOn doubts{...StatedDoubt}predecessor{id name{...ReadableText}}}successorsNote{...ReadableText}successors{effectiveOn doubts{...StatedDoubt}successor{id name{...ReadableText}}}participations{role programme{id code title{...ReadableText}period{from to}}}commitments{id code state dueOn title{...ReadableText}programme{id code}}evaluationRounds{...RoundOfOrganisation}reports{id documentNumber issuedOn isCurrent enteredOnBehalf{...EnteredOnBehalf}title{...ReadableText}period{from to}programme{id code}}}fragment EnteredOnBehalf on EnteredOnBehalf{by{...NamedActor}document{...CitedSource}contest{at reason by{...NamedActor}}}fragment NamedActor on Actor{role person organisation{id name{...ReadableText}}}" as HubDocument<OrganisationInDetailQuery, OrganisationInDetailQueryVariables>;
export const OrganisationsDocument = "fragment ReadableText on LocalizedText{vi en}query Organisations($first:Int$after:String$last:Int$before:String$search:String$owing:Owing$orderBy:OrganisationOrder!){organisations(first:$first after:$after last:$last before:$before search:$search owing:$owing orderBy:$orderBy){nodes{...ListedOrganisation}totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}fragment ListedOrganisation on Organisation{id type endedOn name{...ReadableText}unit{id name{...ReadableText}}participations{programme{id}}owed{open overdue unknown unassigned}reports{id}}" as HubDocument<OrganisationsQuery, OrganisationsQueryVariables>;
export const ProgrammeActivitiesDocument = "fragment PublishedActivity on Activity{id unit{id name{...ReadableText}}title{...ReadableText}period{from to}openedOn place{...ReadableText}audience{who{...ReadableText}count}organiser{id name{...ReadableText}}partners{id name{...ReadableText}}programme{id code}commitment{id code}doubts{...StatedDoubt}source{...CitedSource}results{label{...ReadableText}count amount qualifier printedText figure{id}}}fragment ReadableText on LocalizedText{vi en}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}query ProgrammeActivities($programmeCode:String!){association:programme(code:$programmeCode){id activities:associationActivities{...PublishedActivity}}education:programme(code:$programmeCode){id activities:educationActivities{...PublishedActivity}}womensUnion:programme(code:$programmeCode){id activities:womensUnionActivities{...PublishedActivity}}youthUnion:programme(code:$programmeCode){id activities:youthUnionActivities{...PublishedActivity}}}" as HubDocument<ProgrammeActivitiesQuery, ProgrammeActivitiesQueryVariables>;
export const ProgrammeHistoryDocument = "fragment ReadableText on LocalizedText{vi en}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}query ProgrammeHistory($code:String!){programme(code:$code){...NamedProgramme ...LastChanges parties{organisation{...NamedOrganisation ...LastChanges}}ceremony{...NamedCeremony ...LastChanges}commitments{...NamedCommitment ...LastChanges}evaluationRounds{...NamedEvaluationRound ...LastChanges}reports{...NamedReport ...LastChanges}}}fragment LastChanges on Changeable{history(last:20){nodes{...RecordedChange}pageInfo{hasPreviousPage}}}fragment RecordedChange on Change{id version at reason changed{field before after}actor{...NamedActor}source{...CitedSource}}fragment NamedActor on Actor{role person organisation{id name{...ReadableText}}}fragment NamedCommitment on Commitment{id title{...ReadableText}programme{id code}}fragment NamedEvaluationRound on EvaluationRound{id round:number programme{id code}}fragment NamedCeremony on SigningCeremony{id title{...ReadableText}programme{id code}}fragment NamedReport on Report{id title{...ReadableText}programme{id code}}fragment NamedProgramme on CoordinationProgramme{id code title{...ReadableText}}fragment NamedOrganisation on Organisation{id name{...ReadableText}}" as HubDocument<ProgrammeHistoryQuery, ProgrammeHistoryQueryVariables>;
export const ProgrammeDocument = "fragment ListedAgreement on SharingAgreement{id code state inForce version purpose validFrom validTo owner{id name{...ReadableText}}partner{id name{...ReadableText}}}fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment ProgrammeClause on Clause{id number text{...ReadableText}commitments{id code}}fragment ProgrammeCommitment on Commitment{id code title{...ReadableText}state stateChangedAt stateSource{...CitedSource}dueOn firstDueOn extensionCount doneWhen{...ReadableText}evidence{id number kind state member url missing title{...ReadableText}offeredBy{id name{...ReadableText}}enteredOnBehalf{...EnteredOnBehalf}}printedText version doubts{...StatedDoubt}owners{id name{...ReadableText}}}query Programme($code:String!){programme(code:$code){id code title{...ReadableText}period{from to}unit{id name{...ReadableText}...UnitEnd}ceremony{id heldOn enteredOnBehalf{...EnteredOnBehalf}title{...ReadableText}host{id name{...ReadableText}doubts{...StatedDoubt}}source{...CitedSource}}declaredPartyCount parties{role organisation{id name{...ReadableText}doubts{...StatedDoubt}}}clauses{...ProgrammeClause parts{...ProgrammeClause}}commitments{...ProgrammeCommitment}agreements{...ListedAgreement}evaluationEveryMonths printedPeriod evaluationRounds{id number dueOn heldOn status host{id name{...ReadableText}}flags{...QualityFlag}}predecessor{id code title{...ReadableText}flags{...QualityFlag}}successor{id code title{...ReadableText}}reports{id title{...ReadableText}summary{...ReadableText}issuedOn documentNumber isCurrent enteredOnBehalf{...EnteredOnBehalf}period{from to}organisation{id name{...ReadableText}}source{...CitedSource}}targets{id year ...TargetBound indicator{code name{...ReadableText}}document{id number title{...ReadableText}}}flags{...QualityFlag}source{...CitedSource}}}fragment EnteredOnBehalf on EnteredOnBehalf{by{...NamedActor}document{...CitedSource}contest{at reason by{...NamedActor}}}fragment NamedActor on Actor{role person organisation{id name{...ReadableText}}}fragment TargetBound on Target{comparator value disadvantagedValue isVerified note{...ReadableText}}fragment UnitEnd on AdministrativeUnit{endedOn doubts{...StatedDoubt}successorsNote{...ReadableText}successors{effectiveOn successor{id name{...ReadableText}}}}" as HubDocument<ProgrammeQuery, ProgrammeQueryVariables>;
export const CommitmentChangedDocument = "fragment ReadableText on LocalizedText{vi en}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment ProgrammeCommitment on Commitment{id code title{...ReadableText}state stateChangedAt stateSource{...CitedSource}dueOn firstDueOn extensionCount doneWhen{...ReadableText}evidence{id number kind state member url missing title{...ReadableText}offeredBy{id name{...ReadableText}}enteredOnBehalf{...EnteredOnBehalf}}printedText version doubts{...StatedDoubt}owners{id name{...ReadableText}}}subscription CommitmentChanged($programmeId:ID!$after:String){commitmentChanged(programmeId:$programmeId after:$after){cursor changedAt member commitment{...ProgrammeCommitment}}}fragment EnteredOnBehalf on EnteredOnBehalf{by{...NamedActor}document{...CitedSource}contest{at reason by{...NamedActor}}}fragment NamedActor on Actor{role person organisation{id name{...ReadableText}}}" as HubDocument<CommitmentChangedSubscription, CommitmentChangedSubscriptionVariables>;
export const RecentChangesDocument = "fragment ReadableText on LocalizedText{vi en}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}fragment RecentChange on HubChange{cursor member kind what nodeId recordedAt unit{id name{...ReadableText}}change{id reason actor{...NamedActor}}}query RecentChanges($last:Int!){changes(last:$last){nodes{...RecentChange}pageInfo{hasPreviousPage}members{...CopyOfMember}}}fragment NamedActor on Actor{role person organisation{id name{...ReadableText}}}" as HubDocument<RecentChangesQuery, RecentChangesQueryVariables>;
export const RecentEditsDocument = "query RecentEdits($last:Int!$kinds:[String!]!){changes(last:$last kinds:$kinds){nodes{cursor change{id changed{field before after}}}}}" as HubDocument<RecentEditsQuery, RecentEditsQueryVariables>;
export const GivingRightsDocument = "fragment ReadableText on LocalizedText{vi en}query GivingRights{me{account operatesHub roles{id role organisation{id name{...ReadableText}}unit{id}}}}" as HubDocument<GivingRightsQuery, GivingRightsQueryVariables>;
export const RightsDocument = "fragment ReadableText on LocalizedText{vi en}query Rights($first:Int$after:String$last:Int$before:String$organisationId:ID$unitId:ID$on:Date){rights(first:$first after:$after last:$last before:$before organisationId:$organisationId unitId:$unitId on:$on){nodes{...ListedRight}totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}fragment ListedRight on Right{id account accountName role organisation{id name{...ReadableText}}unit{id name{...ReadableText}}validFrom validTo endedAt reason endReason version}" as HubDocument<RightsQuery, RightsQueryVariables>;
export const GiveRightDocument = "mutation GiveRight($input:GiveRightInput!$reason:String!$validateOnly:Boolean!){giveRight(input:$input reason:$reason validateOnly:$validateOnly){id}}" as HubDocument<GiveRightMutation, GiveRightMutationVariables>;
export const EndRightDocument = "mutation EndRight($rightId:ID!$reason:String!$expectedVersion:Int!){endRight(rightId:$rightId reason:$reason expectedVersion:$expectedVersion){id version}}" as HubDocument<EndRightMutation, EndRightMutationVariables>;
export const SearchDocument = "fragment ReadableText on LocalizedText{vi en}query Search($text:String!){search(text:$text first:12){nodes{kind title{...ReadableText}isCurrent node{__typename ...on AdministrativeUnit{id level endedOn parent{id name{...ReadableText}}}...on CoordinationProgramme{code}...on PolicyDocument{id number}...on Indicator{code}...on Organisation{id}...on Commitment{code programme{code title{...ReadableText}}}}successors{title{...ReadableText}}}pageInfo{hasNextPage}}}" as HubDocument<SearchQuery, SearchQueryVariables>;
export const MemberActivitiesDocument = "fragment PublishedActivity on Activity{id unit{id name{...ReadableText}}title{...ReadableText}period{from to}openedOn place{...ReadableText}audience{who{...ReadableText}count}organiser{id name{...ReadableText}}partners{id name{...ReadableText}}programme{id code}commitment{id code}doubts{...StatedDoubt}source{...CitedSource}results{label{...ReadableText}count amount qualifier printedText figure{id}}}fragment ReadableText on LocalizedText{vi en}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}query MemberActivities($member:String!){activities(members:[$member]last:50){nodes{...PublishedActivity}members{...CopyOfMember}}}" as HubDocument<MemberActivitiesQuery, MemberActivitiesQueryVariables>;
export const UnitInDetailDocument = "fragment ReadableText on LocalizedText{vi en}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}query UnitInDetail($id:ID!$asOf:Date){administrativeUnit(id:$id){id level kind(asOf:$asOf)officialCode(asOf:$asOf)validFrom endedOn name(asOf:$asOf){...ReadableText}ancestors(asOf:$asOf){id name(asOf:$asOf){...ReadableText}}children(first:200 asOf:$asOf){nodes{...ListedUnit}}doubts(asOf:$asOf){...StatedDoubt}predecessors{...Succession}successors{...Succession}successorsNote{...ReadableText}registeredCounts{level value asOf printedText source{...CitedSource}}organisations{id type endedOn name{...ReadableText}}programmes(includeEnded:true){id code title{...ReadableText}period{from to}}tasks{id title{...ReadableText}owner{...ReadableText}printedText document{id number}source{...CitedSource}}}}fragment Succession on UnitSuccession{kind effectiveOn isDivided isConfirmed doubts{...StatedDoubt}predecessor{id name{...ReadableText}}successor{id name{...ReadableText}}source{...CitedSource}}fragment ListedUnit on AdministrativeUnit{id level kind officialCode endedOn name{...ReadableText}}" as HubDocument<UnitInDetailQuery, UnitInDetailQueryVariables>;
export const FiguresOfUnitDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}query FiguresOfUnit($id:ID!){figures(unitIds:[$id]first:100 includeEnded:true){nodes{...ListedFigure}pageInfo{hasNextPage}members{...CopyOfMember}}}fragment ListedFigure on Figure{...PublishedFigure unit{id level endedOn name{...ReadableText}}rivals{id}}fragment PublishedFigure on Figure{id indicatorCode indicator{code unit name{...ReadableText}}numerator denominator printedPercentage percentage computedPercentage amount printedText qualifier asOf period{from to kind}knownAt member actor{role organisation{id name{...ReadableText}}}state sensitivity doubts{...StatedDoubt}corrects{id}source{...CitedSource}flags{...QualityFlag}}" as HubDocument<FiguresOfUnitQuery, FiguresOfUnitQueryVariables>;
export const ActivitiesOfUnitDocument = "fragment PublishedActivity on Activity{id unit{id name{...ReadableText}}title{...ReadableText}period{from to}openedOn place{...ReadableText}audience{who{...ReadableText}count}organiser{id name{...ReadableText}}partners{id name{...ReadableText}}programme{id code}commitment{id code}doubts{...StatedDoubt}source{...CitedSource}results{label{...ReadableText}count amount qualifier printedText figure{id}}}fragment ReadableText on LocalizedText{vi en}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}query ActivitiesOfUnit($id:ID!){activities(unitIds:[$id]last:50){nodes{...PublishedActivity}pageInfo{hasPreviousPage}members{...CopyOfMember}}}" as HubDocument<ActivitiesOfUnitQuery, ActivitiesOfUnitQueryVariables>;
export const UnitsDocument = "fragment ReadableText on LocalizedText{vi en}query Units($search:String$level:AdministrativeLevel$asOf:Date$first:Int$after:String$last:Int$before:String){administrativeUnits(search:$search level:$level asOf:$asOf first:$first after:$after last:$last before:$before){nodes{...ListedUnit parent{id name{...ReadableText}}successors{successor{id name{...ReadableText}}}}totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}register{isKnown knownFrom note{...ReadableText}}}}fragment ListedUnit on AdministrativeUnit{id level kind officialCode endedOn name{...ReadableText}}" as HubDocument<UnitsQuery, UnitsQueryVariables>;
export const UnitPartsDocument = "fragment ReadableText on LocalizedText{vi en}query UnitParts($id:ID!$asOf:Date){administrativeUnit(id:$id){id children(first:200 asOf:$asOf){nodes{...ListedUnit}}}}fragment ListedUnit on AdministrativeUnit{id level kind officialCode endedOn name{...ReadableText}}" as HubDocument<UnitPartsQuery, UnitPartsQueryVariables>;
export const FigureChangedDocument = "fragment ReadableText on LocalizedText{vi en}fragment QualityFlag on DataQualityFlag{rule severity message{...ReadableText}}fragment StatedDoubt on Doubt{kind rule reason{...ReadableText}}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}subscription FigureChanged($unitId:ID!$after:String){figureChanged(exactUnitId:$unitId after:$after){cursor changedAt member figure{...PublishedFigure}}}fragment PublishedFigure on Figure{id indicatorCode indicator{code unit name{...ReadableText}}numerator denominator printedPercentage percentage computedPercentage amount printedText qualifier asOf period{from to kind}knownAt member actor{role organisation{id name{...ReadableText}}}state sensitivity doubts{...StatedDoubt}corrects{id}source{...CitedSource}flags{...QualityFlag}}" as HubDocument<FigureChangedSubscription, FigureChangedSubscriptionVariables>;
export const HistoryDocument = "fragment ReadableText on LocalizedText{vi en}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}query History($id:ID!){node(id:$id){id ...LastChanges}}fragment LastChanges on Changeable{history(last:20){nodes{...RecordedChange}pageInfo{hasPreviousPage}}}fragment RecordedChange on Change{id version at reason changed{field before after}actor{...NamedActor}source{...CitedSource}}fragment NamedActor on Actor{role person organisation{id name{...ReadableText}}}" as HubDocument<HistoryQuery, HistoryQueryVariables>;
export const HubEventsDocument = "fragment ReadableText on LocalizedText{vi en}fragment HubEvent on HubEventNotice{cursor changedAt member type aggregateId version indicatorCode programme{id code}unit{id name{...ReadableText}}}subscription HubEvents($after:String){hubEvents(after:$after){...HubEvent}}" as HubDocument<HubEventsSubscription, HubEventsSubscriptionVariables>;
export const HubMembersDocument = "fragment ReadableText on LocalizedText{vi en}query HubMembers@live{members{name state silentSince behindBy lastEventAt schemaChangedAt organisation{id name{...ReadableText}}}}" as HubDocument<HubMembersQuery, HubMembersQueryVariables>;
export const OrganisationNameDocument = "fragment ReadableText on LocalizedText{vi en}query OrganisationName($id:ID!){node(id:$id){__typename id ...on Organisation{name{...ReadableText}}}}" as HubDocument<OrganisationNameQuery, OrganisationNameQueryVariables>;
export const FindOrganisationsDocument = "fragment ReadableText on LocalizedText{vi en}query FindOrganisations($search:String!){organisations(search:$search first:8 orderBy:NAME){nodes{id name{...ReadableText}}}}" as HubDocument<FindOrganisationsQuery, FindOrganisationsQueryVariables>;
export const ProgrammesDocument = "fragment ReadableText on LocalizedText{vi en}fragment ListedProgramme on CoordinationProgramme{id code title{...ReadableText}period{from to}unit{id name{...ReadableText}}commitments{id code title{...ReadableText}state dueOn version}evaluationRounds{id number dueOn heldOn status}}query Programmes($search:String$ended:Boolean){programmes(first:50 search:$search ended:$ended){nodes{...ListedProgramme}totalCount pageInfo{hasNextPage}}}" as HubDocument<ProgrammesQuery, ProgrammesQueryVariables>;
export const RecipeExamplesDocument = "query RecipeExamples{programmes(first:50){nodes{id code commitments{id version}}}figures(first:1 includeEnded:true){nodes{unit{id}}}}" as HubDocument<RecipeExamplesQuery, RecipeExamplesQueryVariables>;
export const TargetsDocument = "fragment ReadableText on LocalizedText{vi en}fragment CitedSource on Source{publisher author title publishedAt url document{number}locator}fragment ListedTarget on Target{id year ...TargetBound levels scope{...ReadableText}indicator{code name{...ReadableText}}document{id number issuedOn}source{...CitedSource}}fragment TargetBound on Target{comparator value disadvantagedValue isVerified note{...ReadableText}}query Targets{targets(first:200){nodes{...ListedTarget}pageInfo{hasNextPage}}}" as HubDocument<TargetsQuery, TargetsQueryVariables>;
export const FiguresForTargetsDocument = "fragment ReadableText on LocalizedText{vi en}fragment CopyOfMember on MemberCopy{member confirmedAt isUpToDate takesPart hasLeft}fragment StandingFigure on Figure{id indicatorCode percentage computedPercentage asOf unit{id level endedOn name{...ReadableText}}}query FiguresForTargets($indicators:[String!]){figures(indicators:$indicators first:200 includeEnded:true){nodes{...StandingFigure}pageInfo{hasNextPage}members{...CopyOfMember}}}" as HubDocument<FiguresForTargetsQuery, FiguresForTargetsQueryVariables>;
export const NamedThingsDocument = "fragment ReadableText on LocalizedText{vi en}query NamedThings($ids:[ID!]!){nodes(ids:$ids){...NamedThing}}fragment NamedThing on Node{id ...NamedCommitment ...NamedProgramme ...NamedEvaluationRound ...NamedCeremony ...NamedReport ...on Figure{indicator{code name{...ReadableText}}}...on Activity{title{...ReadableText}}...on AdministrativeUnit{name{...ReadableText}}...NamedOrganisation ...on PolicyDocument{documentNumber:number title{...ReadableText}}...on Conference{title{...ReadableText}heldIn:unit{id}}...on Task{title{...ReadableText}}...on Target{targeted:indicator{code name{...ReadableText}}targetYear:year}...on WomensUnionBranch{name{...ReadableText}}...on YouthUnionBranch{name{...ReadableText}}...on Observance{name{...ReadableText}year observedIn:unit{id}}...on InstitutionCount{printedText countedIn:unit{id}}...on UniversalEducationStatus{printedText countedIn:unit{id}}}fragment NamedCommitment on Commitment{id title{...ReadableText}programme{id code}}fragment NamedEvaluationRound on EvaluationRound{id round:number programme{id code}}fragment NamedCeremony on SigningCeremony{id title{...ReadableText}programme{id code}}fragment NamedReport on Report{id title{...ReadableText}programme{id code}}fragment NamedProgramme on CoordinationProgramme{id code title{...ReadableText}}fragment NamedOrganisation on Organisation{id name{...ReadableText}}" as HubDocument<NamedThingsQuery, NamedThingsQueryVariables>;
export const FindUnitsDocument = "fragment ReadableText on LocalizedText{vi en}query FindUnits($search:String!){administrativeUnits(search:$search first:8){nodes{id level endedOn name{...ReadableText}parent{id name{...ReadableText}}}}}" as HubDocument<FindUnitsQuery, FindUnitsQueryVariables>;
export const UnitNameDocument = "fragment ReadableText on LocalizedText{vi en}query UnitName($id:ID!){administrativeUnit(id:$id){id name{...ReadableText}}}" as HubDocument<UnitNameQuery, UnitNameQueryVariables>;
