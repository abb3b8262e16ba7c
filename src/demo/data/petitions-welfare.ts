import { DemoPetition, organisation, person, petition } from './demo-petition';

/** Rules and procedures about insurance, health, schools, tax and business. */
export const welfarePetitions: DemoPetition[] = [
  petition({
    key: 'welfare-01',
    sentOn: '2026-04-06',
    sentAt: '05:42',
    channel: 'PORTAL',
    class: 'QUY_DINH_HC',
    field: 'BAO_HIEM',
    title: 'Chậm chi trả trợ cấp thất nghiệp',
    content:
      'Công ty giải thể, tôi nộp hồ sơ hưởng trợ cấp thất nghiệp ngày 02/3, đến nay hơn một tháng chưa có quyết định. Tiền nhà, tiền học của con đều trông vào khoản này. Trung tâm nói công ty chưa chốt sổ, công ty thì không còn người nghe máy. Người lao động biết kêu ai?',
    submitter: person('Nguyễn Thị Thu Ba', '0971000125'),
    communeCode: '26017',
    externalCode: 'PAKN.20260406.0018',
    fate: 'ANSWERED_LATE',
    assignTo: 'SNV',
    answer: {
      finding:
        'Hồ sơ của Chị nộp ngày 02/3, quá hạn ra quyết định. Thời gian đóng bảo hiểm thất nghiệp đến tháng 12/2025 đã được doanh nghiệp nộp đủ tiền.',
      cause:
        'Doanh nghiệp giải thể không lập danh sách giảm lao động nên dữ liệu vẫn ghi Chị đang làm việc; trung tâm và cơ quan bảo hiểm xã hội chờ nhau xác nhận.',
      action:
        'Bảo hiểm xã hội đã xác nhận thời gian đóng theo số tiền thực nộp; trung tâm dịch vụ việc làm đã ra quyết định hưởng và chuyển khoản tháng đầu cho Chị.',
      result: 'DONE',
      legalBasis: 'Luật Việc làm và các văn bản hướng dẫn về bảo hiểm thất nghiệp',
    },
  }),
  petition({
    key: 'welfare-02',
    sentOn: '2026-04-08',
    sentAt: '11:25',
    channel: 'IN_PERSON',
    class: 'QUY_DINH_HC',
    field: 'Y_TE',
    title: 'Chưa được hưởng trợ cấp hưu trí xã hội',
    content:
      'Tôi 76 tuổi, không có lương hưu. Nghe đài nói từ 75 tuổi được hưởng trợ cấp hưu trí xã hội, tôi làm đơn nộp ấp từ tháng 12 năm ngoái, đến nay những người nộp sau đã lãnh rồi mà tôi chưa có. Hỏi thì nói chưa thấy tên trong danh sách.',
    submitter: person('Võ Thị Lành', '0251 3000 126', 'Ấp 1, xã Xuân Đông'),
    communeCode: '26359',
    fate: 'ANSWERED_ON_TIME',
    assignTo: '26359',
    answer: {
      finding:
        'Đơn của Bà được ấp nhận tháng 12/2025 nhưng không có trong sổ tiếp nhận của xã, vì vậy chưa được đưa vào danh sách chi trả.',
      cause: 'Trưởng ấp gom đơn rồi nộp một lần, đơn của Bà bị thất lạc khi bàn giao.',
      action:
        'Xã đã lập lại hồ sơ ngay tại nhà, ra quyết định hưởng và truy lĩnh kể từ tháng Bà nộp đơn; tiền được chi trả cùng kỳ chi trả tháng 5. Xã đã xin lỗi Bà.',
      result: 'PLANNED',
      plannedOn: '2026-05-20',
      legalBasis: 'Luật Bảo hiểm xã hội năm 2024; Nghị định 176/2025/NĐ-CP',
    },
  }),
  petition({
    key: 'welfare-03',
    sentOn: '2026-04-09',
    sentAt: '19:03',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'GIAO_DUC',
    title: 'Trường thu tiền dưới danh nghĩa tự nguyện',
    content:
      'Con tôi học lớp 4, học phí thì miễn mà đầu học kỳ hai lớp thu 850 nghìn tiền máy lạnh, 300 nghìn tiền vệ sinh, 200 nghìn “ủng hộ”. Phụ huynh nào không đóng thì tên bị đọc trong nhóm Zalo lớp. Tôi không tiếc tiền nhưng làm vậy các cháu tủi thân. Đề nghị kiểm tra các khoản thu và trả lại khoản thu sai. Xin giữ kín tên giúp tôi vì ngại ảnh hưởng đến cháu.',
    submitter: person('Lê Hoàng Minh Thư', '0938 000 127', 'thu.le@example.com'),
    communeCode: '26080',
    fate: 'ANSWERED_LATE',
    assignTo: 'SGDDT',
    answer: {
      finding:
        'Đoàn kiểm tra xác định lớp có vận động ba khoản như phản ánh; khoản vệ sinh trùng với nội dung đã được ngân sách chi.',
      cause:
        'Ban đại diện cha mẹ học sinh tự đặt mức bình quân, nhà trường biết nhưng không ngăn và chưa có kế hoạch vận động được duyệt.',
      action:
        'Trường đã trả lại toàn bộ khoản vệ sinh và khoản ủng hộ, xóa danh sách trong nhóm lớp. Hiệu trưởng phải kiểm điểm trước Sở; khoản máy lạnh chỉ được thực hiện lại khi phụ huynh thật sự tự nguyện.',
      result: 'DONE',
      legalBasis: 'Thông tư 16/2018/TT-BGDĐT; Nghị quyết 217/2025/QH15',
    },
  }),
  petition({
    key: 'welfare-04',
    sentOn: '2026-04-13',
    sentAt: '22:26',
    channel: 'APP',
    class: 'QUY_DINH_HC',
    field: 'BAO_HIEM',
    title: 'Thẻ bảo hiểm y tế báo hết hạn giữa năm',
    content:
      'Đi cấp cứu cho mẹ thì bệnh viện báo thẻ hết hạn từ 31/3 dù tôi đóng theo hộ gia đình cả năm tại đại lý, còn biên lai. Phải nộp tạm 14 triệu. Đề nghị xem lại dữ liệu và cho biết cách lấy lại tiền.',
    submitter: person('Cao Thị Diễm', '0792000128'),
    communeCode: '25326',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'BHXH',
    answer: {
      finding:
        'Biên lai của Chị ghi đóng mười hai tháng, trong khi dữ liệu chỉ ghi ba tháng. Thẻ của mẹ Chị lẽ ra còn hạn đến 31/12/2026.',
      cause: 'Nhân viên đại lý thu nhập nhầm phương thức đóng ba tháng lên phần mềm.',
      action:
        'Bảo hiểm xã hội đã điều chỉnh giá trị thẻ, làm việc với đại lý thu và chuyển dữ liệu cho bệnh viện. Chị mang biên lai viện phí đến cơ quan bảo hiểm xã hội để được thanh toán trực tiếp phần quyền lợi.',
      result: 'DONE',
      legalBasis: 'Luật Bảo hiểm y tế; Nghị định 188/2025/NĐ-CP',
    },
  }),
  petition({
    key: 'welfare-05',
    sentOn: '2026-04-14',
    sentAt: '16:16',
    channel: 'EMAIL',
    class: 'QUY_DINH_HC',
    field: 'DOANH_NGHIEP',
    title: 'Đăng ký thay đổi địa chỉ doanh nghiệp bị trả nhiều lần',
    content:
      'Công ty chúng tôi nộp hồ sơ thay đổi địa chỉ theo địa danh mới. Lần một bị yêu cầu ghi tên đường, lần hai yêu cầu ghi khu phố, lần ba lại yêu cầu bỏ khu phố. Mỗi lần ba ngày. Đề nghị yêu cầu bổ sung một lần, đầy đủ, đúng như nguyên tắc của cơ chế một cửa.',
    submitter: organisation(
      'Công ty TNHH Gỗ Mộc An Nhiên',
      '0251 3000 129',
      'Xã Bình Minh, Đồng Nai',
    ),
    communeCode: '26278',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'STC',
    answer: {
      finding:
        'Phòng Đăng ký kinh doanh xác nhận đã ra ba thông báo sửa đổi với nội dung không thống nhất.',
      cause:
        'Ba chuyên viên khác nhau thụ lý theo ba cách ghi địa chỉ, trong khi danh mục địa danh trên hệ thống vừa được cập nhật.',
      action:
        'Hồ sơ của Công ty đã được chấp thuận và trả kết quả điện tử. Sở thống nhất một cách ghi địa chỉ, giao hồ sơ bổ sung cho đúng người đã thụ lý lần đầu.',
      result: 'DONE',
      legalBasis: 'Nghị định 168/2025/NĐ-CP về đăng ký doanh nghiệp',
    },
  }),
  petition({
    key: 'welfare-06',
    sentOn: '2026-04-17',
    sentAt: '20:38',
    channel: 'PORTAL',
    class: 'QUY_DINH_HC',
    field: 'THUE',
    title: 'Hộ bán tạp hóa không biết kê khai thuế thế nào',
    content:
      'Tôi bán tạp hóa nhỏ ở ấp, từ đầu năm bỏ thuế khoán phải tự kê khai. Tôi học hết lớp 5, điện thoại bấm còn không rành. Cán bộ thuế gửi đường dẫn bảo xem video. Kính mong có người xuống tận chợ hướng dẫn một buổi cho bà con tiểu thương, chứ sợ làm sai bị phạt.',
    submitter: person('Huỳnh Thị Bảy', '0368 000 130'),
    communeCode: '26227',
    externalCode: 'PAKN.20260417.0256',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'THUE',
    answer: {
      finding:
        'Chợ nơi Bà buôn bán có 64 hộ, hơn một nửa trên 50 tuổi và chưa cài được ứng dụng kê khai.',
      cause:
        'Thời gian qua cơ quan thuế chủ yếu hướng dẫn qua mạng, chưa tổ chức trực tiếp tại các chợ vùng xa.',
      action:
        'Thuế cơ sở đã tổ chức hai buổi hướng dẫn tại nhà lồng chợ, cài đặt và khai thử cho từng hộ, để lại số điện thoại của cán bộ phụ trách. Bà không bị phạt trong thời gian làm quen.',
      result: 'DONE',
      legalBasis: 'Nghị quyết 198/2025/QH15 về phát triển kinh tế tư nhân',
    },
  }),
  petition({
    key: 'welfare-07',
    sentOn: '2026-04-19',
    sentAt: '15:50',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'GIAO_DUC',
    title: 'Tuyển sinh lớp 1 theo địa bàn mới',
    content:
      'Khu tôi cách trường A 400 mét nhưng theo phân tuyến mới con phải học trường B cách 3,8 cây số, băng qua quốc lộ nhiều xe tải. Phụ huynh cả tổ dân phố đều lo. Kính đề nghị xem lại tuyến tuyển sinh năm học 2026 - 2027 trước khi hệ thống mở đăng ký.',
    submitter: person('Đỗ Anh Khoa', '0915 000 131'),
    communeCode: '26377',
    fate: 'STUCK_IN_PROGRESS',
    assignTo: '26377',
  }),
  petition({
    key: 'welfare-08',
    sentOn: '2026-04-21',
    sentAt: '09:33',
    channel: 'PHONE',
    class: 'QUY_DINH_HC',
    field: 'LAO_DONG',
    title: 'Hỏi chế độ mai táng phí của thân nhân người có công',
    content:
      'Bà Út gọi điện phản ánh chồng là thương binh 3/4 mất đầu tháng 02, gia đình nộp đủ giấy tờ hưởng mai táng phí và tuất hàng tháng, xã hứa sau lễ sẽ có nhưng đến nay chưa nhận. Bà hỏi hồ sơ đang ở đâu, vì trước đây nộp phòng lao động huyện, nay không biết ai làm.',
    submitter: person('Dương Thị Út', '0271 3000 132', 'Ấp 4, xã Tân Hưng'),
    communeCode: '25345',
    fate: 'NEVER_ACCEPTED',
    assignTo: 'SNV',
  }),
  petition({
    key: 'welfare-09',
    sentOn: '2026-04-25',
    sentAt: '23:58',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'Y_TE',
    title: 'Giấy chuyển viện điện tử không dùng được',
    content:
      'Trạm y tế cấp giấy chuyển tuyến điện tử, lên bệnh viện tỉnh thì nói không tra thấy, bắt quay về xin giấy đóng dấu đỏ. Chồng tôi chạy thận mà đi về 120 cây số chỉ vì một con dấu. Xin hỏi giấy điện tử có giá trị hay không?',
    submitter: person('Sơn Thị Na Rinh', '0823000133'),
    communeCode: '25396',
    fate: 'ANSWERED_NOT_PUBLISHED',
    assignTo: 'SYT',
    answer: {
      finding:
        'Giấy chuyển cơ sở khám chữa bệnh điện tử của chồng Chị hợp lệ và có giá trị như bản giấy. Bệnh viện yêu cầu bản đóng dấu là không đúng.',
      cause:
        'Phần mềm của bệnh viện chưa cập nhật mã của trạm y tế sau sắp xếp nên không tra cứu được dữ liệu.',
      action:
        'Sở đã yêu cầu bệnh viện cập nhật mã của toàn bộ trạm y tế, khi không tra được thì nhân viên phải gọi xác minh, không được trả người bệnh về. Bệnh viện đã gọi điện xin lỗi gia đình.',
      result: 'DONE',
      legalBasis: 'Luật Bảo hiểm y tế; Nghị định 188/2025/NĐ-CP',
    },
  }),
  petition({
    key: 'welfare-10',
    sentOn: '2026-05-03',
    sentAt: '18:44',
    channel: 'APP',
    class: 'QUY_DINH_HC',
    field: 'DIEN',
    title: 'Giá điện phòng trọ thu bốn nghìn một số',
    content:
      'Chủ trọ thu 4.000 đồng một số điện, bảo không chịu thì đi chỗ khác. Cả dãy 18 phòng toàn công nhân. Nghe nói người thuê được tính định mức theo đầu người. Xin hỏi thủ tục đăng ký định mức làm ở đâu và ai xử lý chủ trọ?',
    submitter: person('Hà Văn Tiến', '0389000134'),
    communeCode: '26383',
    fate: 'RETURNED_THEN_ANSWERED',
    assignTo: 'SXD',
    returned: {
      reason: 'Giá bán lẻ điện cho người thuê nhà thuộc quản lý của Sở Công Thương.',
      thenTo: 'SCT',
    },
    answer: {
      finding:
        'Sở cùng điện lực kiểm tra, chủ nhà trọ chưa đăng ký định mức cho 18 phòng và thu cao hơn giá quy định.',
      cause:
        'Chủ nhà khai một công tơ cho cả dãy, không cung cấp thông tin cư trú của người thuê cho bên bán điện.',
      action:
        'Điện lực đã áp định mức theo số người đăng ký tạm trú từ kỳ hóa đơn này; chủ nhà đã hoàn lại tiền chênh lệch hai tháng và bị lập biên bản vi phạm. Người thuê nên giữ hóa đơn để đối chiếu.',
      result: 'DONE',
      legalBasis: 'Luật Điện lực năm 2024 và quy định về giá bán lẻ điện cho người thuê nhà',
    },
  }),
  petition({
    key: 'welfare-11',
    sentOn: '2026-05-08',
    sentAt: '08:48',
    channel: 'SURVEY',
    class: 'QUY_DINH_HC',
    field: 'DOANH_NGHIEP',
    title: 'Phiếu lấy ý kiến về giấy phép con ngành ăn uống',
    content:
      'Quán ăn nhỏ dưới mười bàn phải xin xác nhận kiến thức an toàn thực phẩm, khám sức khỏe, phòng cháy, môi trường, mỗi nơi một bộ hồ sơ. Đề nghị gom vào một lần nộp, một lần kiểm tra tại chỗ.',
    submitter: person('Tăng Bảo Ngọc', '0911000135'),
    communeCode: '26068',
    fate: 'NEVER_TAKEN',
  }),
  petition({
    key: 'welfare-12',
    sentOn: '2026-05-14',
    sentAt: '19:19',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'THUE',
    title: 'Mã số thuế trùng với người khác',
    content:
      'Tôi đi làm thủ tục vay thì mới biết mã số thuế theo căn cước của tôi bị gắn với một công ty ở nơi khác, đang nợ thuế bảy mươi mốt triệu. Tôi chưa từng mở công ty. Đề nghị xác minh và xóa thông tin sai, hướng dẫn tôi trình báo.',
    submitter: person('Quách Văn Lượm', '0327000136'),
    communeCode: '26461',
    fate: 'NEVER_ACCEPTED',
    assignTo: 'THUE',
  }),
];
