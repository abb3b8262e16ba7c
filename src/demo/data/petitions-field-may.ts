import { DemoPetition, person, petition } from './demo-petition';

/** Field conditions of the weeks after the holidays of 30/4 and 1/5. */
export const mayFieldPetitions: DemoPetition[] = [
  petition({
    key: 'may-01',
    sentOn: '2026-05-01',
    sentAt: '09:28',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'DIEN',
    title: 'Dây điện võng sát mái nhà',
    content:
      'Sau trận giông chiều 30/4 đường dây trước nhà võng xuống cách mái tôn chừng nửa mét, trụ nghiêng về phía nhà. Ngày lễ gọi tổng đài báo đã ghi nhận mà chưa thấy ai tới. Sợ chập cháy lắm, nhờ xử lý gấp.',
    submitter: person('Mạc Thị Thanh', '0933000144'),
    communeCode: '26341',
    address: 'Ấp Suối Cả, xã Cẩm Mỹ',
    fate: 'ANSWERED_ON_TIME',
    answer: {
      finding: 'Trụ hạ thế trước nhà Bà nghiêng khoảng mười độ, dây võng dưới khoảng cách an toàn.',
      cause: 'Giông lớn kết hợp mưa làm đất chân trụ bị lún, dây néo bị đứt.',
      action:
        'Điện lực đã dựng lại trụ, đổ bê tông gia cố móng, căng lại dây và kiểm tra các trụ lân cận. Khi thấy dây võng, đứt, đề nghị bà con tránh xa ít nhất mười mét và gọi tổng đài.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'may-02',
    sentOn: '2026-05-03',
    sentAt: '07:12',
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: 'RAC_THAI',
    title: 'Rác ngập công viên sau lễ',
    content:
      'Công viên bờ sông sau đêm bắn pháo hoa đầy ly nhựa, hộp xốp, than nướng. Ba ngày rồi chưa ai dọn, sáng ra tập thể dục không có chỗ đứng. Nhếch nhác quá, nhất là khi mới lên thành phố.',
    submitter: person('Châu Ngọc Ẩn', '0908 000 145', 'an.chau@example.com'),
    communeCode: '26068',
    fate: 'ANSWERED_ON_TIME',
    answer: {
      finding: 'Công viên bờ sông còn khoảng ba tấn rác tại khu vực sân khấu và bờ kè.',
      cause:
        'Lượng người dự lễ gấp đôi dự kiến, hợp đồng vệ sinh chưa bố trí ca tăng cường trong các ngày nghỉ.',
      action:
        'Đơn vị vệ sinh đã huy động bốn mươi công nhân dọn sạch, rửa mặt kè; phường đặt thêm ba mươi thùng rác và sẽ yêu cầu ca tăng cường ở mọi sự kiện.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'may-03',
    sentOn: '2026-05-04',
    sentAt: '18:05',
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: 'CAP_THOAT_NUOC',
    title: 'Cứ mưa là ngập nửa bánh xe',
    content:
      'Đường nội bộ khu dân cư mưa ba mươi phút là ngập nửa bánh xe, nước cống tràn vào nhà. Năm nào cũng phản ánh, năm nào cũng được trả lời sẽ kiến nghị cấp trên. Xin một câu trả lời có ngày tháng.',
    submitter: person('Tạ Minh Hoàng', '0984000146'),
    communeCode: '26380',
    fate: 'STUCK_IN_PROGRESS',
  }),
  petition({
    key: 'may-04',
    sentOn: '2026-05-07',
    sentAt: '13:22',
    channel: 'PORTAL',
    class: 'HIEN_TRUONG',
    field: 'GIAO_THONG',
    title: 'Xe ben chở đất chạy rầm rầm qua trường học',
    content:
      'Xe ben chở đất phục vụ công trình, xe quá tải không che bạt, chạy suốt giờ học sinh tan trường. Bụi mù, đất rơi vãi, đường nhựa mới làm đã lún. Kiến nghị cấm xe trong giờ cao điểm và đặt cân tải trọng.',
    submitter: person('Kiều Thị Hòa', '0355000147'),
    communeCode: '26413',
    externalCode: 'PAKN.20260507.0148',
    fate: 'ANSWERED_NOT_PUBLISHED',
    answer: {
      finding:
        'Trong ba ngày kiểm tra, cảnh sát giao thông phát hiện 23 lượt xe vi phạm, trong đó 14 xe chở quá tải.',
      cause:
        'Nhà thầu rút ngắn tiến độ san lấp, thuê thêm xe ngoài và không kiểm soát tải trọng tại mỏ.',
      action:
        'Đã xử phạt 23 trường hợp, yêu cầu nhà thầu tưới nước, quét đường hằng ngày và không chạy từ 6 đến 8 giờ, từ 16 đến 18 giờ. Trạm cân lưu động được đặt đến hết tháng sáu.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'may-05',
    sentOn: '2026-05-09',
    sentAt: '20:50',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'Y_TE',
    title: 'Nghi ngộ độc sau tiệc cưới',
    content:
      'Tối qua dự đám cưới về, từ sáng đến giờ hơn mười người trong xóm đau bụng, nôn ói, bốn người đã nhập viện. Nghi ngộ độc do món gỏi. Đề nghị y tế xuống lấy mẫu ngay kẻo người ta rửa hết chén dĩa.',
    submitter: person('Danh Thị Kiều', '0944000148'),
    communeCode: '26422',
    fate: 'ANSWERED_ON_TIME',
    answer: {
      finding:
        'Có mười lăm người có triệu chứng, năm người điều trị tại bệnh viện, tất cả đã ổn định và xuất viện.',
      cause: 'Kết quả xét nghiệm mẫu gỏi và mẫu phân đều dương tính với vi khuẩn Salmonella.',
      action:
        'Ngành y tế đã điều tra, khử khuẩn, đình chỉ cơ sở nấu tiệc và lập hồ sơ xử phạt. Người dân còn triệu chứng hãy đến trạm y tế để được khám miễn phí.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'may-06',
    sentOn: '2026-05-11',
    sentAt: '04:48',
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: 'KHAC',
    title: 'Bơm hút cát trộm lúc rạng sáng',
    content:
      'Ghe hút cát trộm trên sông mỗi đêm từ một đến năm giờ sáng, bờ đất nhà tôi đã sạt thêm bốn mét. Xin đừng cho biết ai báo, họ hung dữ lắm.',
    submitter: null,
    anonymous: true,
    communeCode: '26122',
    fate: 'NEVER_ACCEPTED',
  }),
  petition({
    key: 'may-07',
    sentOn: '2026-05-15',
    sentAt: '06:05',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'GIAO_THONG',
    title: 'Nắp cống mất, lòi cả lỗ giữa đường',
    content:
      'Mất nắp cống ngay giữa đường trước cổng chợ, ai đó cắm tạm nhánh cây. Sáng sớm trời tối rất dễ lọt xuống. Nhờ đậy gấp giùm bà con đi chợ sớm.',
    submitter: person('Ôn Thị Lệ', '0372 000 149'),
    communeCode: '26425',
    address: 'Cổng chợ Xuân Lộc',
    fate: 'NEVER_ACCEPTED',
  }),
];
